import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runNode } from './run-child.ts';
import { countsOf, faultsIn } from './test-groups.ts';

describe('a group of specs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'carnet-planted-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const runOf = async (code: string) => {
    const file = path.join(folder, 'planted.spec.mts');
    writeFileSync(file, code);
    return runNode(['shared/tooling/run-jasmine.ts', JSON.stringify({ files: [file], names: false, seconds: 5 })]);
  };
  const countsAfter = async (code: string) => countsOf(await runOf(code));

  it('counts what passed, failed and was left out', async () => {
    const counts = await countsAfter(
      `describe('x', () => { it('a', () => expect(1).toBe(1)); it('b', () => expect(1).toBe(2)); xit('c', () => undefined); });`,
    );

    expect(counts).toEqual(jasmine.objectContaining({ passed: 1, failed: 1, skipped: 1 }));
  });

  it('says what failed and in which order, to be repeated at the very end', async () => {
    const { output } = await runOf(`it('a', () => expect(1).toBe(2)); it('b', () => expect(1).toBe(1));`);

    expect(faultsIn(output)).toMatch(/^✗ 1 failed, in the order of seed \d+\n\n✗ a\n {4}Expected 1 to be 2\./u);
    expect(faultsIn('it died\nbefore its first word')).toBe('it died\nbefore its first word');
  });

  it('has failed when a file does not load', async () => {
    expect((await countsAfter(`import './nowhere.ts';`)).failed).toBeGreaterThan(0);
  });

  it('has failed when it is empty', async () => {
    expect((await countsAfter('export {};')).failed).toBe(1);
  });

  it('has failed when its process dies', async () => {
    expect((await countsAfter(`it('dies', () => process.kill(process.pid, 'SIGKILL'));`)).failed).toBe(1);
  });

  it('has failed when something breaks after its specs', async () => {
    expect((await countsAfter(`it('a', () => expect(1).toBe(1)); afterAll(() => { throw new Error('late'); });`)).failed).toBeGreaterThan(
      0,
    );
  });

  it('has failed when it ends with a fault and no counts that say so', () => {
    expect(countsOf({ code: 1, output: '{"passed":3,"failed":0,"skipped":0}' }).failed).toBe(1);
    expect(countsOf({ code: 0, output: 'nothing' }).failed).toBe(1);
  });
});
