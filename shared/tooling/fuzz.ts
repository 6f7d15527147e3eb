// `npm run fuzz`: spoilt credentials, presentations, status lists, DID documents, queries and requests. None may be accepted, crash a reader, or take 50 ms.
// A number after `--` is how many, 100,000 unless told; a second one is the seed of an earlier run.
import fc from 'fast-check';
import { mutations, type Mutation } from './fuzz/mutations.ts';
import { targets, type Target } from './fuzz/targets.ts';

const most = 50;
const total = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);

interface Tally {
  spoilt: number;
  accepted: number;
  slowest: number;
}

const timed = async (target: Target, text: string): Promise<{ readonly yes: boolean; readonly milliseconds: number }> => {
  const from = performance.now();
  const yes = await target.accepts(text);
  return { yes, milliseconds: performance.now() - from };
};

/** What was slow once may have met another process or the garbage collector: slow is what is slow five times. */
const read = async (target: Target, text: string): Promise<{ readonly yes: boolean; readonly milliseconds: number }> => {
  let best = await timed(target, text);
  for (let again = 0; again < 4 && best.milliseconds >= most; again += 1) {
    const next = await timed(target, text);
    if (next.milliseconds < best.milliseconds) best = next;
  }
  return best;
};

const fuzz = async (target: Target, runs: number): Promise<Tally> => {
  const tally: Tally = { spoilt: 0, accepted: 0, slowest: 0 };
  if (!(await target.accepts(target.good))) throw new Error(`${target.name}: the good one is refused, so refusing proves nothing`);
  const property = fc.asyncProperty(mutations, async (mutation: Mutation) => {
    const text = mutation(target.good);
    // what was fetched or pasted is read without the white space around it
    if (text.trim() === target.good) return;
    tally.spoilt += 1;
    const { yes, milliseconds } = await read(target, text);
    tally.slowest = Math.max(tally.slowest, milliseconds);
    if (yes && !target.same?.(text)) throw new Error(`accepted: ${text.slice(0, 2000)}`);
    if (milliseconds >= most) throw new Error(`${milliseconds.toFixed(0)} ms: ${text.slice(0, 2000)}`);
  });
  await fc.assert(property, { numRuns: runs, seed, endOnFailure: true });
  return tally;
};

const all = await targets();
let spoilt = 0;
for (const target of all) {
  const tally = await fuzz(target, Math.ceil((total * 1.1) / all.length));
  spoilt += tally.spoilt;
  console.log(
    `  ${target.name}: ${tally.spoilt} spoilt, ${target.same?.('') ? 'each understood or refused' : 'none accepted'}, slowest ${tally.slowest.toFixed(1)} ms`,
  );
}
console.log(`${spoilt} spoilt texts, 0 accepted, 0 crashes (seed ${seed})`);
