// The three Angular applications, built again only when what they are made of has changed.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { bundleScript } from './bundle-script.ts';
import { root } from './enter-node.mjs';
import { releaseKeyOf, type Environment, type ReleaseKey } from './release-key.ts';
import { compressApp, listFile, sealNonce } from './seal-app.ts';
import { guardWorker, signRelease } from './sign-release.ts';
import { hashSources } from './sources-hash.ts';
import { dyingWithParent } from './unprivileged.ts';

const common = [
  'angular.json',
  'tsconfig.json',
  'package-lock.json',
  'shared/contract',
  'shared/contracts',
  'shared/credentials',
  'shared/angular',
  'shared/tooling/bundle-script.ts',
  'shared/tooling/seal-app.ts',
];
export const webApps = {
  'issuer-portal': ['issuer/portal'],
  'verifier-portal': ['verifier/portal'],
  wallet: ['wallet'],
} as const;
export type WebApp = keyof typeof webApps;
export type WebRoots = Readonly<Record<WebApp, string>>;
type Say = (line: string) => void;
interface Build {
  readonly home: string;
  readonly say: Say;
  /** Of the wallet's releases. */
  readonly key: ReleaseKey;
}

const ng = (app: WebApp, folder: string, log: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const command = dyingWithParent(process.execPath, ['node_modules/@angular/cli/bin/ng.js', 'build', app, '--output-path', folder]);
    const env = { ...process.env, NG_CLI_ANALYTICS: 'false', NO_COLOR: '1', CI: '1' };
    const child = spawn(command.file, command.args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    const kept = createWriteStream(log);
    child.stdout.pipe(kept, { end: false });
    child.stderr.pipe(kept, { end: false });
    child.once('error', reject);
    child.once('close', (code) => {
      kept.end(() => {
        if (code === 0) resolve();
        else reject(new Error(`${app} does not build (exit ${String(code)}):\n${readFileSync(log, 'utf8').slice(-6000)}`));
      });
    });
  });

/** Keeps the newest builds: another product of this folder may still serve one of them. */
const forgetOld = (shelf: string): void => {
  const builds = readdirSync(shelf).map((name) => ({ folder: path.join(shelf, name), age: statSync(path.join(shelf, name)).mtimeMs }));
  for (const { folder } of builds.sort((one, other) => other.age - one.age).slice(4)) rmSync(folder, { recursive: true, force: true });
};

const finishWallet = async (browser: string, key: ReleaseKey): Promise<void> => {
  sealNonce(browser);
  // the script of the page that checks itself offline, which the wallet puts into what a person takes away
  await bundleScript({ from: 'wallet/src/export/offline/main.ts', to: path.join(browser, 'offline-check.js') });
  listFile(browser, 'offline-check.js');
  await guardWorker(browser, key);
};

const buildApp = async (app: WebApp, { home, say, key }: Build): Promise<string> => {
  const shelf = path.join(home, 'web', app);
  const sources = hashSources(root, [...common, ...webApps[app]]);
  const built = path.join(shelf, app === 'wallet' ? `${sources}-${key.print}` : sources);
  if (existsSync(built)) return built;
  const started = Date.now();
  say(`Building ${app}…`);
  const draft = `${shelf}.${process.pid}`;
  mkdirSync(shelf, { recursive: true });
  try {
    await ng(app, draft, path.join(home, `build-${app}.log`));
    const browser = path.join(draft, 'browser');
    if (app === 'wallet') await finishWallet(browser, key);
    compressApp(browser);
    if (!existsSync(built)) renameSync(browser, built);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  forgetOld(shelf);
  say(`Built ${app} in ${((Date.now() - started) / 1000).toFixed(0)} s`);
  return built;
};

/**
 * Gives the folder of each application's newest build below `<home>/web/<app>/<hash of sources>`, building what has none. A build is never
 * changed in place, but for the signature of the wallet's: a product that serves an older one is not disturbed. Refuses with the compiler's own lines.
 */
export async function buildApps(home: string, say: Say, env: Environment = {}): Promise<WebRoots> {
  const roots: Partial<Record<WebApp, string>> = {};
  const key = await releaseKeyOf(home, env);
  for (const app of Object.keys(webApps) as WebApp[]) roots[app] = await buildApp(app, { home, say, key });
  await signRelease(roots.wallet!, key);
  return roots as WebRoots;
}
