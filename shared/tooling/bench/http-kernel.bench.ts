// What the kernel costs: CPU of node:http alone over CPU of the kernel without sign-in and database, for the same answers, in turns.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from '../figure.ts';
import { load } from './http-load.ts';

const rounds = 9;
const requests = 12_800;
const id = '0190f5a2-7c3e-7b6e-8a55-3f1c2d4e5f60';
const expected = `{"id":"${id}","level":"argent"}`;
const script = fileURLToPath(new URL('http-kernel-server.ts', import.meta.url));

const hear = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    const stopped = (code: number | null): void => reject(new Error(`a measured server stopped (${String(code)})`));
    child.once('exit', stopped);
    child.once('message', (value) => {
      child.off('exit', stopped);
      resolve(value as number);
    });
  });

const start = async (kind: 'plain' | 'kernel') => {
  const child = fork(script, [kind], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { ...process.env, NODE_ENV: 'production' } });
  const port = await hear(child);
  const cpu = (): Promise<number> => {
    const answer = hear(child);
    child.send('cpu');
    return answer;
  };
  /** Microseconds of CPU for each request. */
  const measure = async (count: number): Promise<number> => {
    const before = await cpu();
    await load(port, `/api/v1/measures/${id}`, expected, count);
    return ((await cpu()) - before) / count;
  };
  return { measure, stop: () => child.kill() };
};

const plain = await start('plain');
const kernel = await start('kernel');
await plain.measure(requests);
await kernel.measure(requests);
const ratios: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const one = await plain.measure(requests);
  const other = await kernel.measure(requests);
  ratios.push(one / other);
}
plain.stop();
kernel.stop();
const ratio = Math.round(median(ratios) * 1000) / 1000;
console.log(JSON.stringify({ figure: 'http-kernel-cpu', ratio, goal: 0.6, rounds }));
process.exit(0);
