// A Chromium on any machine: the one named, the one installed, or the one in the packages.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { root } from './enter-node.mjs';

export interface Chrome {
  readonly file: string;
  readonly bundled: boolean;
  readonly env: Readonly<Record<string, string>>;
}

const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

const unpack = (from: string, folder: string): void => {
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  for (const archive of ['al2023', 'swiftshader']) {
    const file = path.join(draft, `${archive}.tar`);
    writeFileSync(file, brotliDecompressSync(readFileSync(path.join(from, 'bin', `${archive}.tar.br`))));
    spawnSync('tar', ['xf', file], { cwd: draft });
    rmSync(file);
  }
  const binary = path.join(draft, 'chromium');
  writeFileSync(binary, brotliDecompressSync(readFileSync(path.join(from, 'bin', 'chromium.br'))));
  chmodSync(binary, 0o755);
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another process was first
  }
};

/** CHROME_BIN, else an installed Chromium, else the packaged one, unpacked once below `.carnet` with the libraries it wants. */
export const findChrome = (): Chrome => {
  const named = process.env['CHROME_BIN'];
  if (named) return { file: named, bundled: false, env: {} };
  const system = process.env['CARNET_BUNDLED_CHROME'] ? undefined : installed.find((file) => existsSync(file));
  if (system) return { file: system, bundled: false, env: {} };
  const from = path.join(root, 'node_modules', '@sparticuz', 'chromium');
  const { version } = JSON.parse(readFileSync(path.join(from, 'package.json'), 'utf8')) as { version: string };
  const folder = path.join(root, '.carnet', `chromium-${version}`);
  if (!existsSync(path.join(folder, 'chromium'))) unpack(from, folder);
  const libraries = [path.join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return { file: path.join(folder, 'chromium'), bundled: true, env: { LD_LIBRARY_PATH: libraries } };
};

/** What Karma's launcher reads. The packaged Chromium ends promptly only as one process; Playwright's never may be one. */
export const karmaEnvironment = (): Record<string, string> => {
  const chrome = findChrome();
  return { ...chrome.env, CHROME_BIN: chrome.file, CHROME_EXTRA: chrome.bundled ? '--no-zygote --single-process' : '' };
};

const quiet = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
];

const options = () => {
  const chrome = findChrome();
  return {
    executablePath: chrome.file,
    headless: true,
    chromiumSandbox: false,
    args: [...quiet, ...(chrome.bundled ? ['--no-zygote'] : [])],
    env: { ...process.env, ...chrome.env },
  };
};

/** A browser for tests and pictures, French unless a context says otherwise. `more`: arguments beside the usual ones. */
export const launchChromium = (more: readonly string[] = []): Promise<Browser> => {
  const usual = options();
  return chromium.launch({ ...usual, args: [...usual.args, ...more] });
};

/** The same over a profile on disk, which outlives it. */
export const launchProfile = (folder: string): Promise<BrowserContext> => chromium.launchPersistentContext(folder, options());
