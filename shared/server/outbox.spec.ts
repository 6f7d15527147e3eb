import * as z from 'zod';
import { fact } from '../contract/fact.ts';
import { inScope } from './open-scope.ts';
import { drainOutbox, startOutbox } from './outbox-worker.ts';
import { newId } from './random.ts';
import { on, type Reaction } from './reactions.ts';
import type { Scope } from './scope.ts';
import { makeTestHouse, specTime, type TestHouse } from './testing/house.ts';
import { inRolledBack, recordedFacts } from './testing/rolled-back.ts';

const counted = fact('spec.counted', z.object({ number: z.number() }));
const organisationId = '019aa000-0000-7000-8000-0000000000b1';
const tenant = { organisationIds: [organisationId] };

const record = (house: TestHouse, subject: string, number: number): Promise<void> =>
  inScope(house, { actor: { kind: 'anonymous' }, tenant }, (scope) => scope.record(counted, subject, { number }));

interface Seen {
  readonly subject: string;
  readonly number: number;
  readonly factId: string;
}

const collector = (name: string, fails: (seen: Seen) => boolean = () => false): { seen: Seen[]; reaction: Reaction } => {
  const seen: Seen[] = [];
  const reaction = on(counted, name, async (scope, happened) => {
    const one = { subject: happened.subject, number: happened.payload.number, factId: happened.factId };
    seen.push(one);
    await scope.audit('reacted', 'fact', happened.factId);
    if (fails(one)) throw new Error('not now');
  });
  return { seen, reaction };
};

const lines = (house: TestHouse, factId: string): Promise<number> =>
  inScope(house, { actor: { kind: 'anonymous' }, tenant }, async (scope: Scope) => {
    const rows = await scope.db('audit_log').where('entityId', factId);
    return rows.length;
  });

const states = (house: TestHouse, reaction: string): Promise<readonly { state: string; attempts: number }[]> =>
  inScope(house, { actor: { kind: 'anonymous' }, tenant: { organisationIds: [], grant: 'outbox' } }, (scope) =>
    scope.db('outbox_deliveries').where({ reaction }).orderBy('seq').select('state', 'attempts'),
  );

describe('the outbox', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await makeTestHouse('issuer');
  }, 60_000);
  beforeEach(() => {
    house.time = specTime;
  });

  it('keeps a fact with the tenant of who recorded it', async () => {
    await inRolledBack('issuer', tenant, async (scope) => {
      await scope.record(counted, 'subject-1', { number: 1 });

      expect(await recordedFacts(scope)).toEqual([{ name: 'spec.counted', subject: 'subject-1', organisationId, payload: { number: 1 } }]);
    });
  });

  it('refuses a payload its schema does not know', async () => {
    const wrong = inRolledBack('issuer', tenant, (scope) => scope.record(counted, 's', { number: 'one' } as never));

    await expectAsync(wrong).toBeRejected();
  });

  it('forgets a fact whose transaction fails', async () => {
    const { seen, reaction } = collector('spec.never');
    const failed = inScope(house, { actor: { kind: 'anonymous' }, tenant }, async (scope) => {
      await scope.record(counted, 'rolled-back', { number: 1 });
      throw new Error('changed my mind');
    });

    await expectAsync(failed).toBeRejectedWithError('changed my mind');
    await drainOutbox(house, [reaction]);
    expect(seen).toEqual([]);
  });

  it('delivers each fact once to each reaction, in the fact’s tenant, with its effects', async () => {
    const first = collector('spec.first');
    const second = collector('spec.second');
    await record(house, newId(specTime), 1);

    await drainOutbox(house, [first.reaction, second.reaction]);
    await drainOutbox(house, [first.reaction, second.reaction]);

    expect([first.seen.length, second.seen.length]).toEqual([1, 1]);
    expect(await lines(house, first.seen[0]!.factId)).toBe(2);
  });

  it('holds the later facts of a subject back while an earlier one fails, and not those of others', async () => {
    const subject = newId(specTime);
    const other = newId(specTime);
    let broken = true;
    const { seen, reaction } = collector('spec.ordered', (one) => broken && one.subject === subject);
    await record(house, subject, 1);
    await record(house, subject, 2);
    await record(house, other, 3);

    await drainOutbox(house, [reaction]);
    expect(seen.map((one) => one.number)).toEqual([1, 3]);
    expect(await lines(house, seen[0]!.factId))
      .withContext('effects of a failed try')
      .toBe(0);

    broken = false;
    house.time = new Date(specTime.getTime() + 6_000);
    await drainOutbox(house, [reaction]);
    expect(seen.map((one) => one.number)).toEqual([1, 3, 1, 2]);
    expect(await lines(house, seen[0]!.factId)).toBe(1);
  });

  it('tries eight times, ever later, then leaves a dead letter and goes on', async () => {
    const subject = newId(specTime);
    const { seen, reaction } = collector('spec.doomed', (one) => one.number === 1);
    await record(house, subject, 1);
    await record(house, subject, 2);

    const tries: number[] = [];
    // Each after the longest that the former failure may make it wait, its random tenth included.
    for (const seconds of [0, 6, 40, 173, 840, 4_810, 28_600, 123_700]) {
      house.time = new Date(specTime.getTime() + seconds * 1_000);
      await drainOutbox(house, [reaction]);
      tries.push(seen.filter((one) => one.number === 1).length);
    }

    expect(tries).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await states(house, 'spec.doomed')).toEqual([
      { state: 'dead', attempts: 8 },
      { state: 'done', attempts: 1 },
    ]);
  });

  it('shares work between workers without doing any of it twice', async () => {
    const subjects = Array.from({ length: 6 }, () => newId(specTime));
    const { seen, reaction } = collector('spec.shared');
    for (const number of [1, 2, 3]) for (const subject of subjects) await record(house, subject, number);

    await Promise.all([drainOutbox(house, [reaction]), drainOutbox(house, [reaction]), drainOutbox(house, [reaction])]);
    await drainOutbox(house, [reaction]);

    expect(seen.length).toBe(18);
    expect(
      subjects.every(
        (subject) =>
          seen
            .filter((one) => one.subject === subject)
            .map((one) => one.number)
            .join() === '1,2,3',
      ),
    ).toBeTrue();
  });

  it('wakes within a moment of the commit, and stops with nothing running', async () => {
    const { seen, reaction } = collector('spec.awake');
    const worker = await startOutbox(house, [reaction]);
    await new Promise((resolve) => setTimeout(resolve, 100));

    const started = performance.now();
    await record(house, newId(specTime), 1);
    while (seen.length === 0 && performance.now() - started < 5_000) await new Promise((resolve) => setTimeout(resolve, 5));
    const took = performance.now() - started;
    await worker.stop();

    expect(seen.length).toBe(1);
    expect(took).toBeLessThan(900);
  });
});
