import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './enter-node.mjs';

/** Runs a script of the house to its end and gives its last line, read as JSON. Refuses with what it wrote on its error output. */
export const askScript = <T>(script: string, env: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<T> =>
  new Promise((resolve, reject) => {
    const all = ['--disable-warning=ExperimentalWarning', path.join(root, 'shared', 'tooling', script), ...args];
    const child = spawn(process.execPath, all, { cwd: root, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let said = '';
    let wrong = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(said.trim().split('\n').at(-1) ?? '') as T);
      else reject(new Error(wrong.trim() || `${script} ended with ${String(code)}`));
    });
  });
