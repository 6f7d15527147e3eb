// One of the two servers, as a process that can be started, killed and started again.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { root } from './enter-node.mjs';

export interface ServerPlan {
  readonly app: 'issuer' | 'verifier';
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  readonly home: string;
  /** Called when the process ends without having been told to. */
  readonly onLoss?: (how: string) => void;
}
export interface ServerProcess {
  readonly pid: () => number | undefined;
  /** Starts the process and waits until `/ready` says so. */
  start(): Promise<void>;
  /** SIGTERM, then SIGKILL after eight seconds. */
  stop(): Promise<void>;
  /** SIGKILL, as a power cut would. */
  kill(): Promise<void>;
}

const preload = fileURLToPath(new URL('follow-parent.ts', import.meta.url));

const isReady = async (port: number): Promise<boolean> => {
  try {
    return (await fetch(`http://localhost:${port}/ready`, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
};

const lastLines = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n') : '';

const spawnServer = ({ app, env, home }: ServerPlan): { child: ChildProcess; log: string } => {
  const main = path.join(root, app, 'server', 'main.ts');
  if (!existsSync(main)) throw new Error(`${app}/server/main.ts is not in this tree: nothing to start.`);
  mkdirSync(path.join(home, 'logs'), { recursive: true });
  const log = path.join(home, 'logs', `${app}.log`);
  const out = openSync(log, 'a', 0o600);
  const args = ['--disable-warning=ExperimentalWarning', '--import', preload, main];
  // compiled once, kept: later starts neither strip types again nor hold the stripper in memory (about 25 MB a process)
  const cached = { ...env, NODE_COMPILE_CACHE: path.join(home, 'compile-cache') };
  const child = spawn(process.execPath, args, { cwd: root, env: cached, stdio: ['ignore', out, out], detached: true });
  closeSync(out);
  return { child, log };
};

const untilReady = async (child: ChildProcess, plan: ServerPlan, log: string): Promise<void> => {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The ${plan.app} server stopped while starting. The end of ${log}:\n${lastLines(log)}`);
    }
    if (await isReady(plan.port)) return;
    await wait(80);
  }
  throw new Error(`The ${plan.app} server is not ready after a minute. The end of ${log}:\n${lastLines(log)}`);
};

/** Prepares a server process; nothing runs before `start`. */
export const serverProcess = (plan: ServerPlan): ServerProcess => {
  let child: ChildProcess | undefined;
  let gone: Promise<void> = Promise.resolve();
  let expected = false;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    expected = true;
    child?.kill(signal);
    const late = setTimeout(() => child?.kill('SIGKILL'), 8000);
    await gone;
    clearTimeout(late);
  };
  return {
    pid: () => child?.pid,
    async start() {
      const spawned = spawnServer(plan);
      let up = false;
      expected = false;
      child = spawned.child;
      gone = new Promise((resolve) =>
        spawned.child.once('exit', (code, signal) => {
          resolve();
          if (up && !expected) plan.onLoss?.(signal ?? `exit ${String(code)}`);
        }),
      );
      await untilReady(spawned.child, plan, spawned.log);
      up = true;
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
};
