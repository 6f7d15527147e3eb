import { createHash } from 'node:crypto';
import type { Transaction } from 'objection';
import { inFlight, keyReused } from '../../contract/problem.ts';
import type { Route } from '../../contract/route.ts';
import { actorName } from '../audit.ts';
import { sha256Hex } from '../random.ts';
import { Refusal } from '../refusal.ts';
import type { Actor, Scope } from '../scope.ts';
import { InvalidRequest } from './parse-request.ts';

const dayMs = 24 * 3_600_000;

export interface RepeatKey {
  /** A hash: whoever reads the table learns neither actor nor key, and row-level security shows a row only to who names it. */
  readonly id: string;
  readonly fingerprint: string;
}

/** The header of a call that creates. Refuses its absence, and anything but 8 to 200 plain characters. */
export const repeatKeyOf = (route: Route, actor: Actor, header: string | undefined, input: unknown): RepeatKey => {
  if (header === undefined) throw new InvalidRequest([{ pointer: '/headers/idempotency-key', code: 'missing' }]);
  if (!/^[\w.:-]{8,200}$/u.test(header)) throw new InvalidRequest([{ pointer: '/headers/idempotency-key', code: 'invalid-format' }]);
  return {
    id: sha256Hex(`${actorName(actor)}\n${header}`),
    fingerprint: createHash('sha256').update(`${route.method} ${route.path}\n`).update(JSON.stringify(input)).digest('hex'),
  };
};

interface Kept {
  readonly id: string;
  readonly fingerprint: string;
  readonly sealedAnswer: string;
  readonly expiresAt: Date;
}

const context = (key: RepeatKey): string => `idempotency_keys.sealed_answer:${key.id}`;

const lock = async (db: Transaction, key: RepeatKey): Promise<void> => {
  const { rows } = await db.raw<{ rows: { free: boolean }[] }>(
    `select set_config('app.idempotency_id', ?, true), pg_try_advisory_xact_lock(hashtextextended('idempotency:' || ?, 0)) as free`,
    [key.id, key.id],
  );
  if (!rows[0]!.free) throw new Refusal(inFlight, undefined, { 'Retry-After': '1' });
};

/**
 * Gives what the same call was answered before, or null when it is new. Refuses another content under the same key, and a second call while
 * the first still runs: the lock lasts as long as the first call's transaction.
 */
export const answeredBefore = async (scope: Scope, key: RepeatKey): Promise<unknown> => {
  await lock(scope.db, key);
  const kept = await scope.db<Kept>('idempotency_keys').where({ id: key.id }).first('fingerprint', 'sealedAnswer', 'expiresAt');
  if (!kept) return null;
  if (kept.expiresAt.getTime() <= scope.now().getTime()) {
    await scope.db('idempotency_keys').where('id', key.id).delete();
    return null;
  }
  if (kept.fingerprint !== key.fingerprint) throw new Refusal(keyReused);
  return JSON.parse(await scope.house.keys.open(kept.sealedAnswer, context(key)));
};

/** Keeps the answer for a day, in the transaction of the change itself: both are saved or neither. Sealed, since a reply may name people. */
export const keepAnswer = async (scope: Scope, route: Route, key: RepeatKey, answer: unknown): Promise<void> => {
  await scope.db('idempotency_keys').insert({
    id: key.id,
    fingerprint: key.fingerprint,
    status: route.status,
    sealedAnswer: await scope.house.keys.seal(JSON.stringify(answer), context(key)),
    expiresAt: new Date(scope.now().getTime() + dayMs),
  });
};
