import { randomInt } from 'node:crypto';
import type { Knex } from 'knex';
import type { Transaction } from 'objection';
import { inTenant, setTenant } from './database.ts';
import type { House } from './house.ts';
import { causeOf } from './log.ts';
import { scopeOver } from './open-scope.ts';
import type { Reaction } from './reactions.ts';
import { soleOrganisation, type Tenant } from './scope.ts';

const outbox: Tenant = { organisationIds: [], grant: 'outbox' };
/** After the n-th failure; the eighth is the last and leaves a dead letter. */
const backoffSeconds = [5, 30, 120, 600, 3_600, 21_600, 86_400] as const;
const mostAttempts = 8;

interface Due {
  readonly fact_id: string;
  readonly reaction: string;
  readonly attempts: number;
  readonly subject: string;
  readonly organisation_id: string | null;
  readonly account_id: string | null;
  readonly holder: string | null;
  readonly payload: unknown;
  readonly recorded_at: Date;
}

/** One delivery per fact and reaction. A fact is looked at once, whatever the order in which transactions committed. */
export const dispatchFacts = (house: House, reactions: readonly Reaction[]): Promise<void> =>
  inTenant(house.knex, outbox, {}, async (db) => {
    const waiting = await db.raw<{ rows: { id: string; seq: string; subject: string; name: string; recorded_at: Date }[] }>(
      'select id, seq, subject, name, recorded_at from outbox_facts where dispatched_at is null order by seq limit 500 for update skip locked',
    );
    if (waiting.rows.length === 0) return;
    const deliveries = waiting.rows.flatMap((fact) =>
      reactions
        .filter((reaction) => reaction.fact.name === fact.name)
        .map(({ name }) => ({ factId: fact.id, reaction: name, seq: fact.seq, subject: fact.subject, nextAt: fact.recorded_at })),
    );
    if (deliveries.length > 0) await db('outbox_deliveries').insert(deliveries).onConflict(['fact_id', 'reaction']).ignore();
    await db('outbox_facts')
      .whereIn(
        'id',
        waiting.rows.map((fact) => fact.id),
      )
      .update({ dispatchedAt: house.clock() });
  });

// The earliest pending delivery of a subject goes first; another worker's lock on it leaves the later ones waiting too.
const nextDue = `
select d.fact_id, d.reaction, d.attempts, d.subject, f.organisation_id, f.account_id, f.holder, f.payload, f.recorded_at
from outbox_deliveries d join outbox_facts f on f.id = d.fact_id
where d.state = 'pending' and d.next_at <= ? and d.reaction = any (?)
  and not exists (select 1 from outbox_deliveries e
    where e.reaction = d.reaction and e.subject = d.subject and e.state = 'pending' and e.seq < d.seq)
order by d.seq limit 1 for update of d skip locked`;

const tenantOfFact = (due: Due): Tenant => ({
  organisationIds: due.organisation_id ? [due.organisation_id] : [],
  accountId: due.account_id,
  holder: due.holder,
});

const settle = async (db: Transaction | Knex.Transaction, due: Due, change: Readonly<Record<string, unknown>>): Promise<void> => {
  await setTenant(db, outbox);
  await db('outbox_deliveries').where({ factId: due.fact_id, reaction: due.reaction }).update(change);
};

const run = async (house: House, db: Transaction, reaction: Reaction, due: Due): Promise<void> => {
  const tenant = tenantOfFact(due);
  await setTenant(db, tenant);
  const scope = scopeOver(house, db, {
    actor: { kind: 'worker', organisationId: soleOrganisation(tenant) },
    tenant,
    requestId: due.fact_id,
  });
  const payload = reaction.fact.schema.parse(due.payload);
  await reaction.useCase(scope, { factId: due.fact_id, subject: due.subject, recordedAt: due.recorded_at, payload });
  await settle(db, due, { state: 'done', attempts: due.attempts + 1, settledAt: house.clock(), lastError: null });
};

/** The reaction's own transaction was rolled back: the failure is written in another. */
const postpone = async (house: House, due: Due, error: unknown): Promise<void> => {
  const attempts = due.attempts + 1;
  const dead = attempts >= mostAttempts;
  const cause = causeOf(error);
  const wait = (backoffSeconds[attempts - 1] ?? 0) * 1_000;
  house.log.error({ factId: due.fact_id, reaction: due.reaction, attempts, cause }, dead ? 'dead letter' : 'reaction failed');
  const nextAt = new Date(house.clock().getTime() + wait + randomInt(wait / 10 + 1));
  const change = { attempts, nextAt, lastError: cause.type, ...(dead ? { state: 'dead', settledAt: house.clock() } : {}) };
  await inTenant(house.knex, outbox, {}, (db) => settle(db, due, change));
};

/** Runs the next reaction that is due, its effects and its mark in one transaction: it either happened and is marked, or neither. */
export const deliverNext = async (house: House, reactions: readonly Reaction[]): Promise<'none' | 'done' | 'failed'> => {
  let due: Due | null = null;
  try {
    await inTenant(house.knex, outbox, {}, async (db) => {
      const { rows } = await db.raw<{ rows: Due[] }>(nextDue, [house.clock(), reactions.map((one) => one.name)]);
      due = rows[0] ?? null;
      const reaction = reactions.find((one) => one.name === rows[0]?.reaction);
      if (rows[0] && reaction) await run(house, db, reaction, rows[0]);
    });
    return due === null ? 'none' : 'done';
  } catch (error) {
    if (due === null) throw error;
    await postpone(house, due, error);
    return 'failed';
  }
};
