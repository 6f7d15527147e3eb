// Plain JavaScript for any Node >= 20 and without a single package: installs what is missing, then goes on under the Node of the packages.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(fileURLToPath(import.meta.url), '../../..');
const bin = path.join(root, 'node_modules', '.bin');

const packagesOf = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;

/** npm writes node_modules/.package-lock.json last: an interrupted installation has none, an old one differs. */
const installed = () => {
  try {
    const have = packagesOf('node_modules/.package-lock.json');
    const want = packagesOf('package-lock.json');
    const same = Object.entries(have).every(([name, { version }]) => want[name]?.version === version);
    const whole = Object.entries(want).every(([name, entry]) => !name || entry.optional || entry.devOptional || entry.peer || have[name]);
    return same && whole;
  } catch {
    return false;
  }
};

const pause = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** Does the process that took the lock still run? One that has just been released has nobody to wait for. */
const held = (lock) => {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
};

/** One installation at a time: `npm start` and `npm test` may be asked for together. A lock whose owner is gone counts for nothing. */
const alone = (work) => {
  const lock = path.join(root, '.carnet', 'installing');
  mkdirSync(path.dirname(lock), { recursive: true, mode: 0o700 });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      pause(300);
      if (!held(lock)) rmSync(lock, { force: true });
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
};

const install = () => {
  if (installed()) return;
  console.log('Installing packages (about a minute the first time)…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) {
    console.error('The installation did not finish: look at the lines above, then try again.');
    process.exitCode = 1;
  }
};

const chooseNode = () => {
  const packaged = path.join(bin, 'node');
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(`No Node is packaged for ${process.platform} ${process.arch}: install Node 24 or later, then try again.`);
  return process.exit(1);
};

/** Installs when needed, runs a script of the house under Node 24, passes every signal on and leaves with its exit code. */
export const enterNode = (script, args) => {
  if (!installed()) alone(install);
  if (process.exitCode) return;
  const env = { ...process.env, PATH: bin + path.delimiter + process.env.PATH };
  const child = spawn(chooseNode(), ['--disable-warning=ExperimentalWarning', path.join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  process.on('SIGINT', () => undefined); // Ctrl-C reaches the child by itself: wait for it
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const parent = process.ppid; // a stopped npm does not pass its signal on: its shell dies and we are adopted
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
};
