import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runNode } from './run-child.ts';
import { countsOf } from './test-groups.ts';

describe('a group of specs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'carnet-planted-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const runOf = async (code: string) => {
    const file = path.join(folder, 'planted.spec.mts');
    writeFileSync(file, code);
    return countsOf(await runNode(['shared/tooling/run-jasmine.ts', JSON.stringify({ files: [file], names: false, seconds: 5 })]));
  };

  it('counts what passed, failed and was left out', async () => {
    const counts = await runOf(
      `describe('x', () => { it('a', () => expect(1).toBe(1)); it('b', () => expect(1).toBe(2)); xit('c', () => undefined); });`,
    );

    expect(counts).toEqual(jasmine.objectContaining({ passed: 1, failed: 1, skipped: 1 }));
  });

  it('has failed when a file does not load', async () => {
    expect((await runOf(`import './nowhere.ts';`)).failed).toBeGreaterThan(0);
  });

  it('has failed when it is empty', async () => {
    expect((await runOf('export {};')).failed).toBe(1);
  });

  it('has failed when its process dies', async () => {
    expect((await runOf(`it('dies', () => process.kill(process.pid, 'SIGKILL'));`)).failed).toBe(1);
  });

  it('has failed when something breaks after its specs', async () => {
    expect((await runOf(`it('a', () => expect(1).toBe(1)); afterAll(() => { throw new Error('late'); });`)).failed).toBeGreaterThan(0);
  });

  it('has failed when it ends with a fault and no counts that say so', () => {
    expect(countsOf({ code: 1, output: '{"passed":3,"failed":0,"skipped":0}' }).failed).toBe(1);
    expect(countsOf({ code: 0, output: 'nothing' }).failed).toBe(1);
  });
});
