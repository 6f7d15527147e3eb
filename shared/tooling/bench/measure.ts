import { median, type Figure } from '../figure.ts';

/** One operation, awaited; its answer is asserted before it is counted. */
export type Operation = () => unknown;

export interface Comparison {
  readonly limit: Operation;
  readonly candidate: Operation;
  /** Operations of each in a round. */
  readonly limitTimes: number;
  readonly candidateTimes: number;
  readonly rounds?: number;
}

const cpuOf = async (operation: Operation, times: number): Promise<number> => {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) await operation();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
};

/**
 * CPU time of the limit over CPU time of the candidate, per operation: the median of interleaved rounds in one process, each round turning
 * the order (performance.md 7). Under load it holds where seconds do not.
 */
export const compareCpu = async ({
  limit,
  candidate,
  limitTimes,
  candidateTimes,
  rounds = 11,
}: Comparison): Promise<{ ratio: number; rounds: number }> => {
  await cpuOf(limit, limitTimes);
  await cpuOf(candidate, candidateTimes);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0;
    const early = await cpuOf(first ? limit : candidate, first ? limitTimes : candidateTimes);
    const late = await cpuOf(first ? candidate : limit, first ? candidateTimes : limitTimes);
    ratios.push(first ? early / late : late / early);
  }
  return { ratio: Math.round(median(ratios) * 1000) / 1000, rounds };
};

/** A figure as `npm run bench` prints it: one below its `goal` ends the bench with a fault; without a goal it tells, and binds nobody. */
export const print = (figure: Figure & { readonly wall?: number; readonly machine?: number }): void => console.log(JSON.stringify(figure));

/** Stops the bench: a wrong answer is no figure. */
export const assertThat = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`the bench stops: ${what}`);
};
