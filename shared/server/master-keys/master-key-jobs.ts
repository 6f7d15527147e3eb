import { daily, every, type Job } from '../jobs.ts';
import { rewrapAll, rewrapWhenNeeded } from './rewrap-all.ts';

/** A rotation goes on by itself, and begins again where a killed process left it; once a day everything is looked through in any case. */
export const masterKeyJobs: readonly Job[] = [
  every('keys.rewrap', 1, ({ house }) => rewrapWhenNeeded(house)),
  daily('keys.sweep', '03:40', async ({ house }) => void (await rewrapAll(house))),
];
