// The one folder everything is written to.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readAddresses, type Addresses } from './addresses.ts';
import { root } from './enter-node.mjs';
import type { Passwords } from './prepare-databases.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** `CARNET_HOME`, or `.carnet` in the repository; absolute, and closed to other users of the machine. */
export const homeOf = (env: Environment): string => {
  const home = path.resolve(root, env['CARNET_HOME'] ?? '.carnet');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  return home;
};

/** The passwords of the four database roles, generated once, in a file of mode 0600. */
export const passwordsOf = (home: string): Passwords => {
  const file = path.join(home, 'database-passwords.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  const generated = (): string => randomBytes(24).toString('base64url');
  const passwords = { issuerOwner: generated(), issuerApp: generated(), verifierOwner: generated(), verifierApp: generated() };
  writeFileSync(file, JSON.stringify(passwords, null, 2), { mode: 0o600 });
  return passwords;
};

/** What a running product tells other commands of the same folder. */
export interface Running {
  readonly pid: number;
  readonly issuer: string;
  readonly verifier: string;
  readonly wallet: string;
  readonly addresses: Addresses;
}

const runningFile = (home: string): string => path.join(home, 'running.json');

export const noteRunning = (home: string, addresses: Addresses): void => {
  const { issuer, verifier, wallet } = addresses;
  const running: Running = { pid: process.pid, issuer: issuer.url, verifier: verifier.url, wallet: wallet.url, addresses };
  writeFileSync(runningFile(home), JSON.stringify(running, null, 2));
};
export const forgetRunning = (home: string): void => rmSync(runningFile(home), { force: true });

const isOurs = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('shared/tooling/');
  } catch {
    return false;
  }
};

/** The product that runs from this folder at this moment, if any; a note left by a killed one does not count. */
export const findRunning = (home: string): Running | null => {
  try {
    const running = JSON.parse(readFileSync(runningFile(home), 'utf8')) as Running;
    return running.pid !== process.pid && isOurs(running.pid) ? running : null;
  } catch {
    return null;
  }
};

/** The addresses of the product that runs from this folder, otherwise those the environment asks for. */
export const homeAddresses = (home: string, env: Environment): Addresses => findRunning(home)?.addresses ?? readAddresses(env);
