import pg from 'pg';
import { daily, every, jobRun, startJobs } from './jobs.ts';
import { kernelJobs } from './kernel-jobs.ts';
import { inScope } from './open-scope.ts';
import { makeTestHouse, type TestHouse } from './testing/house.ts';

describe('jobs', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await makeTestHouse('verifier');
  }, 60_000);

  it('are scheduled by the day in France, or by minutes that divide the hour', () => {
    expect(daily('a', '03:20', async () => undefined).cron).toBe('20 3 * * *');
    expect(every('b', 5, async () => undefined).cron).toBe('*/5 * * * *');
    expect(() => every('c', 7, async () => undefined)).toThrowError(/divide/u);
  });

  it('run as the application’s role, in transactions of their own, and stop at once', async () => {
    let ran = 0;
    const job = every('spec.count', 1, (run) =>
      run.inTenant({ organisationIds: [] }, async (scope) => {
        expect(scope.actor.kind).toBe('worker');
        ran += 1;
      }),
    );
    const jobs = await startJobs(house, [job]);
    const client = new pg.Client({ connectionString: house.config.databaseUrl });
    await client.connect();
    await client.query(`insert into jobs.job (name) values ('spec.count')`);
    await client.end();

    const started = performance.now();
    while (ran === 0 && performance.now() - started < 9_000) await new Promise((resolve) => setTimeout(resolve, 50));
    const stopping = performance.now();
    await jobs.stop();

    expect(ran).toBe(1);
    expect(performance.now() - stopping).toBeLessThan(2_000);
  }, 30_000);

  it('forget delivered facts after a month and kept answers after their day', async () => {
    const outbox = { organisationIds: [], grant: 'outbox' };
    const old = new Date(house.time.getTime() - 40 * 86_400_000);
    await inScope(house, { actor: { kind: 'anonymous' }, tenant: outbox }, async (scope) => {
      const fact = { subject: 's', name: 'spec.old', payload: '{}', recordedAt: old };
      await scope.db('outbox_facts').insert([
        { ...fact, dispatchedAt: old },
        { ...fact, dispatchedAt: house.time },
      ]);
      await scope.db('idempotency_keys').insert([
        { id: 'old', fingerprint: 'f', status: 201, sealedAnswer: 'x', expiresAt: old },
        { id: 'new', fingerprint: 'f', status: 201, sealedAnswer: 'x', expiresAt: new Date(house.time.getTime() + 1_000) },
      ]);
    });

    await kernelJobs[0]!.work(jobRun(house));

    const left = await inScope(house, { actor: { kind: 'anonymous' }, tenant: outbox }, async (scope) => [
      (await scope.db('outbox_facts').where('name', 'spec.old')).length,
      (await scope.db('idempotency_keys').whereIn('id', ['old', 'new']).select<{ id: string }[]>('id')).map((row) => row.id).join(),
    ]);
    expect(left).toEqual([1, 'new']);
  });
});
