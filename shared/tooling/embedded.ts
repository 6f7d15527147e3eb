// A real PostgreSQL from the npm packages: nothing to install, one folder, gone with the process that started it.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { openCluster, type Cluster } from './cluster.ts';
import { freePort } from './free-port.ts';
import { chooseGuise, dyingWithParent, inGuise, type Guise } from './unprivileged.ts';

export interface Embedded {
  /** Superuser, database `postgres`: to make roles and databases with, never to serve with. */
  readonly adminUrl: string;
  readonly port: number;
  /** True when a server of this folder already ran; `stop` then leaves it to whoever started it. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}
export interface EmbeddedOptions {
  /** False for tests: faster, and worth nothing after a crash of the machine. */
  readonly durable: boolean;
  readonly guise?: Guise;
}

const lean = ['shared_buffers=32MB', 'max_wal_size=256MB', 'jit=off', 'io_method=sync', 'autovacuum_max_workers=1'];
const careless = ['max_connections=200', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const careful = ['max_connections=60'];
const closed = ['listen_addresses=127.0.0.1', 'unix_socket_directories='];

const urlOf = (cluster: Cluster, port: number): string => `postgres://carnet:${cluster.password}@127.0.0.1:${port}/postgres`;

const answers = async (url: string): Promise<'yes' | 'stopping' | 'no'> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return 'yes';
  } catch (error) {
    // 57P03: starting up or shutting down
    return (error as { code?: string }).code === '57P03' ? 'stopping' : 'no';
  }
};

const commandLine = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

const runningHere = (cluster: Cluster): { pid: number; port: number } | null => {
  const file = path.join(cluster.data, 'postmaster.pid');
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (commandLine(pid).includes(cluster.data)) return { pid, port: Number(lines[3]) };
    // the number now belongs to another program, which PostgreSQL would take for itself
    if (commandLine(pid) !== '') rmSync(file);
  } catch {
    // no file: nobody ran here, or who ran here left in order
  }
  return null;
};

/** Waits for a server that is on its way out or in; adopts one that answers; refuses, in words, one that does not. */
const adopt = async (cluster: Cluster, folder: string): Promise<Embedded | null> => {
  for (let tries = 0; tries < 50; tries += 1) {
    const running = runningHere(cluster);
    if (!running) return null;
    const url = urlOf(cluster, running.port);
    const state = await answers(url);
    if (state === 'yes') return { adminUrl: url, port: running.port, adopted: true, stop: () => Promise.resolve() };
    if (state === 'no' && tries > 20) {
      throw new Error(
        `A PostgreSQL server (process ${running.pid}) already runs in ${folder} and does not accept its password. Stop it first.`,
      );
    }
    await wait(200);
  }
  throw new Error(`The PostgreSQL server in ${folder} neither starts nor stops. Look at it, then try again.`);
};

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let log = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      if (log.length < 20000) log += chunk.toString();
      if (log.includes('ready to accept connections')) resolve();
    });
    // not `exit`: what it said last, by which it is known to be still dying, may come after
    child.once('close', (code) => reject(new Error(`PostgreSQL stopped (${String(code)}): ${log.slice(-1000)}`)));
    child.once('error', reject);
  });

const launch = async (cluster: Cluster, durable: boolean): Promise<Embedded> => {
  const port = await freePort();
  const settings = [...closed, ...lean, ...(durable ? careful : careless)].flatMap((setting) => ['-c', setting]);
  const followed = dyingWithParent(cluster.postgres, ['-D', cluster.data, '-p', String(port), ...settings]);
  const { file, args, ...who } = inGuise(cluster.guise, followed.file, followed.args);
  const child = spawn(file, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: path.dirname(cluster.data),
    env: { PATH: process.env['PATH'], LC_MESSAGES: 'C' },
    detached: true, // Ctrl-C stops the servers first; the database is told last
    ...who,
  });
  await ready(child);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = (): Promise<void> => {
    child.kill('SIGINT');
    return gone;
  };
  return { adminUrl: urlOf(cluster, port), port, adopted: false, stop };
};

/** A killed server, or its children, need a moment until the kernel has forgotten them. */
const stillDying = /pre-existing shared memory|lock file "postmaster\.pid" already exists/u;
const mostTries = 12;

/**
 * Starts the PostgreSQL of a folder on a free port of the loopback address, or adopts the one that still runs there.
 * Works as an ordinary user and as root, below a folder closed to others too. Refuses in words a server that does not answer.
 */
export async function startEmbedded(folder: string, options: EmbeddedOptions): Promise<Embedded> {
  const cluster = await openCluster(folder, options.guise ?? chooseGuise());
  const adopted = await adopt(cluster, folder);
  if (adopted) return adopted;
  for (let tries = 0; ; tries += 1) {
    try {
      return await launch(cluster, options.durable);
    } catch (error) {
      if (tries >= mostTries || !stillDying.test(String(error))) throw error;
      await wait(500);
    }
  }
}
