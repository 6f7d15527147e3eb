import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAddresses } from './addresses.ts';
import { findRunning, homeAddresses, homeOf, noteRunning, passwordsOf } from './home.ts';

describe('the folder of a product', () => {
  let home: string;
  beforeEach(() => {
    home = homeOf({ CARNET_HOME: path.join(mkdtempSync(path.join(tmpdir(), 'carnet-home-')), 'inside') });
  });
  afterEach(() => rmSync(path.dirname(home), { recursive: true, force: true }));

  it('is made when it is not there, and closed to others', () => {
    expect(statSync(home).mode & 0o777).toBe(0o700);
  });

  it('keeps passwords made once, in a file that only its user reads', () => {
    const passwords = passwordsOf(home);

    expect(passwordsOf(home)).toEqual(passwords);
    expect(new Set(Object.values(passwords)).size).toBe(4);
    expect(statSync(path.join(home, 'database-passwords.json')).mode & 0o777).toBe(0o600);
  });

  it('knows the product that runs from it, and not one whose process is gone or is something else', async () => {
    noteRunning(home, readAddresses({ ISSUER_PORT: '9001' }));
    expect(findRunning(home)).toBeNull();

    const other = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 20000)', 'shared/tooling/start-all.ts']);
    const note = { pid: other.pid, addresses: readAddresses({ ISSUER_PORT: '9001' }) };
    writeFileSync(path.join(home, 'running.json'), JSON.stringify(note));
    expect(homeAddresses(home, {}).issuer.port).toBe(9001);

    other.kill('SIGKILL');
    await new Promise((resolve) => other.once('exit', resolve));
    expect(homeAddresses(home, {}).issuer.port).toBe(7301);
    writeFileSync(path.join(home, 'running.json'), JSON.stringify({ ...note, pid: 1 }));
    expect(findRunning(home)).toBeNull();
  });
});
