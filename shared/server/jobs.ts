import { PgBoss } from 'pg-boss';
import type { House } from './house.ts';
import { causeOf } from './log.ts';
import { inScope } from './open-scope.ts';
import type { Scope, Tenant } from './scope.ts';

export interface JobRun {
  readonly house: House;
  /** One transaction, as a worker, for a tenant. */
  inTenant<T>(tenant: Tenant, work: (scope: Scope) => Promise<T>): Promise<T>;
}

export interface Job {
  readonly name: string;
  readonly cron: string;
  readonly work: (run: JobRun) => Promise<void>;
}

/** Once a day at `HH:MM`, in France. */
export const daily = (name: string, at: string, work: Job['work']): Job => {
  const [hour, minute] = at.split(':').map(Number);
  return { name, cron: `${minute} ${hour} * * *`, work };
};

/** Every so many minutes (a divisor of 60). */
export const every = (name: string, minutes: number, work: Job['work']): Job => {
  if (60 % minutes !== 0) throw new Error('minutes must divide 60');
  return { name, cron: `*/${minutes} * * * *`, work };
};

export const jobRun = (house: House): JobRun => ({
  house,
  inTenant: (tenant, work) => inScope(house, { actor: { kind: 'worker', organisationId: null }, tenant }, work),
});

const runJob = async (house: House, job: Job): Promise<void> => {
  const started = performance.now();
  try {
    await job.work(jobRun(house));
    house.log.info({ job: job.name, ms: Math.round(performance.now() - started) }, 'job done');
  } catch (error) {
    house.log.error({ job: job.name, cause: causeOf(error) }, 'job failed');
    throw error;
  }
};

/** Scheduled and long work, by pg-boss in the schema `jobs` of the application's own database: kept across restarts, one runner at a time. */
export const startJobs = async (house: House, jobs: readonly Job[]): Promise<{ stop(): Promise<void> }> => {
  const boss = new PgBoss({
    connectionString: house.config.databaseUrl,
    schema: 'jobs',
    createSchema: false,
    max: 2,
    application_name: 'carnet-jobs',
  });
  boss.on('error', (error) => house.log.error({ cause: causeOf(error) }, 'jobs'));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name);
    await boss.work(job.name, { pollingIntervalSeconds: 5 }, () => runJob(house, job));
    await boss.schedule(job.name, job.cron, undefined, { tz: 'Europe/Paris' });
  }
  return { stop: () => boss.stop({ graceful: false }) };
};
