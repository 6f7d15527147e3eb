// Two signing workers over one: credentials a second, in long rounds that take turns. On a machine that others use, two threads are not given
// twice the time of one: bare P-256 signatures in the same threads and rounds tell what they are given, and count as two. `wall` and `machine`
// are the two speed-ups as the clock saw them. The way to the workers is another figure, without goal.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { verifyCredential } from '#shared/credentials/verify';
import { givenKeyFiles, givenToSign } from '#shared/server/keys/given';
import { makeKeys } from '#shared/server/keys/make-keys';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { didWebDocument } from '#shared/credentials/did-web';
import type { DidResolver } from '#shared/credentials/did';
import { median } from '../figure.ts';
import { holder, now, tampered } from './credential-cases.ts';
import { assertThat, print } from './measure.ts';
import type { LoopOrder } from './sign-loop.ts';

const files = givenKeyFiles();
const settings = { masterKeyFile: files.masterKeyFile, platformKeyFile: files.platformKeyFile };
const [one, two] = await Promise.all([makeKeys({ ...settings, workers: 1 }), makeKeys({ ...settings, workers: 2 })]);
const key = await one.createDid('organisme.example:o:atelier');
const request = givenToSign(key, holder.jwk, { status: { uri: 'https://organisme.example/status/1', index: 7 } });
const resolver: DidResolver = { resolve: () => Promise.resolve({ document: didWebDocument(key.did, [key]), fetchedAt: now }) };

const assertSigned = async (compact: string): Promise<void> => {
  const signature = async (text: string) => (await verifyCredential(text, { crypto: nodeCrypto, resolver, now })).checks[0]!.outcome;
  assertThat((await signature(compact)) === 'passed', 'a worker signs well');
  assertThat((await signature(tampered(compact))) === 'failed', 'a tampered credential is refused');
};

const threads = [1, 2].map(() => new Worker(new URL('./sign-loop.ts', import.meta.url), { workerData: { settings, request } }));
const loop = async (thread: Worker, order: LoopOrder): Promise<void> => {
  thread.postMessage(order);
  const [last] = (await once(thread, 'message')) as [string];
  if (!order.raw) await assertSigned(last);
};
/** Signatures a second of the first `width` threads. */
const loopRate = async (width: number, raw: boolean): Promise<number> => {
  const order = { count: raw ? 12_000 : 6_000, raw };
  const start = performance.now();
  await Promise.all(threads.slice(0, width).map((thread) => loop(thread, order)));
  return (width * order.count * 1000) / (performance.now() - start);
};

const poolRate = async (keys: typeof one, count: number): Promise<number> => {
  const start = performance.now();
  let left = count;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await keys.signCredential(request);
  };
  await Promise.all(Array.from({ length: 64 }, lane));
  return (count * 1000) / (performance.now() - start);
};

const speedUp = async (round: number, rate: (width: number) => Promise<number>): Promise<number> => {
  const first = round % 2 === 0 ? 1 : 2;
  const early = await rate(first);
  const late = await rate(3 - first);
  return first === 1 ? late / early : early / late;
};
const rounded = (value: number): number => Math.round(value * 100) / 100;

const rounds = 11;
const wall: number[] = [];
const machine: number[] = [];
await loopRate(2, false);
for (let round = 0; round < rounds; round += 1) {
  wall.push(await speedUp(round, (width) => loopRate(width, false)));
  machine.push(await speedUp(round, (width) => loopRate(width, true)));
}
const ratio = rounded(2 * median(wall.map((value, round) => value / machine[round]!)));
print({ figure: 'two signing workers over one', goal: 1.8, ratio, wall: rounded(median(wall)), machine: rounded(median(machine)), rounds });

const way: number[] = [];
await poolRate(two, 2000);
for (let round = 0; round < 9; round += 1) way.push(await speedUp(round, (width) => poolRate(width === 1 ? one : two, 4000)));
print({ figure: 'two signing workers over one, with the way to them, as the clock saw it', ratio: rounded(median(way)), rounds: 9 });

await Promise.all([one.close(), two.close(), ...threads.map((thread) => thread.terminate())]);
files.remove();
