// A child process whose output is shown while it runs and kept for whoever asked.
import { spawn } from 'node:child_process';
import { root } from './enter-node.mjs';
import { dyingWithParent } from './unprivileged.ts';

export interface ChildOptions {
  /** The whole environment; this process's own when absent. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The root of the repository when absent. */
  readonly cwd?: string;
  /** Shows the output while it comes. */
  readonly live?: boolean;
  /** Killed, and counted as failed, after so many minutes. */
  readonly minutes?: number;
}
export interface ChildEnd {
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

/** Runs a script under this Node to its end. Never throws: a script that cannot start has failed. */
export const runNode = (args: readonly string[], options: ChildOptions = {}): Promise<ChildEnd> =>
  new Promise((resolve) => {
    const began = Date.now();
    const { file, args: all } = dyingWithParent(process.execPath, ['--disable-warning=ExperimentalWarning', ...args]);
    const child = spawn(file, all, {
      cwd: options.cwd ?? root,
      env: { ...(options.env ?? process.env) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const minutes = options.minutes ?? 10;
    let output = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, minutes * 60_000);
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      if (options.live) process.stdout.write(chunk);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) => (output += error.message));
    child.once('close', (code) => {
      clearTimeout(timer);
      if (late) output += `\nStopped after ${minutes} minutes.`;
      resolve({ code: code ?? 1, output, seconds: (Date.now() - began) / 1000 });
    });
  });
