import type { AppName } from '../migrate.ts';
import { inScope } from '../open-scope.ts';
import type { Actor, Scope, Tenant } from '../scope.ts';
import { specTime, testHouse, type TestHouse } from './house.ts';

export interface Circumstances extends Tenant {
  readonly actor?: Actor;
  /** `specTime` when absent; the clock stands still either way. */
  readonly now?: Date;
  readonly locale?: 'fr' | 'en';
}

class RolledBack extends Error {}

const defaultActor = (given: Circumstances): Actor => ({ kind: 'worker', organisationId: given.organisationIds[0] ?? null });

/** A real scope over the real database, in a transaction that never commits. The actor is a worker of the tenant unless given. */
export const inRolledBack = async <T>(app: AppName, given: Circumstances, work: (scope: Scope) => Promise<T>): Promise<T> => {
  const shared = await testHouse(app);
  const house: TestHouse = { ...shared, clock: () => given.now ?? specTime };
  const { actor = defaultActor(given), locale = 'fr', now: _now, ...tenant } = given;
  let answer: { readonly value: T } | null = null;
  try {
    await inScope(house, { actor, tenant, locale, requestId: 'spec' }, async (scope) => {
      answer = { value: await work(scope) };
      throw new RolledBack();
    });
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
  return answer!.value;
};

export interface RecordedFact {
  readonly name: string;
  readonly subject: string;
  readonly organisationId: string | null;
  readonly payload: unknown;
}

/** The facts recorded so far in this transaction, in order; the scope's own tenant is put back afterwards. */
export const recordedFacts = async (scope: Scope): Promise<readonly RecordedFact[]> => {
  const outbox = await scope.as({ organisationIds: [], grant: 'outbox' });
  const facts = await outbox
    .db('outbox_facts')
    .whereRaw('xmin = pg_current_xact_id()::xid')
    .orderBy('seq')
    .select<RecordedFact[]>('name', 'subject', 'organisationId', 'payload');
  await scope.as(scope.tenant);
  return facts;
};

/** An account of an organisation, holding the given permissions. */
export const accountActor = (
  organisationId: string | null,
  permissions: readonly string[],
  accountId = '019aa000-0000-7000-8000-0000000000aa',
  role = 'manager',
): Actor => ({
  kind: 'account',
  accountId,
  signInId: '019aa000-0000-7000-8000-0000000000ab',
  organisationId,
  role,
  permissions: new Set(permissions),
});
