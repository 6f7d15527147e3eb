import { setTimeout as wait } from 'node:timers/promises';

/** The answer never comes sooner than `milliseconds`: whether an address is known cannot be read from the time it takes (`security.md` B24). */
export const evenly = async <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  const [done] = await Promise.allSettled([work, wait(milliseconds)]);
  if (done.status === 'rejected') throw done.reason;
  return done.value;
};
