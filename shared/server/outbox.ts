import type { Transaction } from 'objection';
import type { Fact, PayloadOf } from '../contract/fact.ts';
import { soleOrganisation, type Tenant } from './scope.ts';

interface Recorder {
  readonly db: Transaction;
  readonly tenant: Tenant;
  now(): Date;
}

const statement = `
with kept as (
  insert into outbox_facts (organisation_id, account_id, holder, subject, name, payload, recorded_at) values (?, ?, ?, ?, ?, ?, ?)
)
select pg_notify('outbox', '')`;

/** Writes a fact in the open transaction: it exists only if the transaction commits, and its listeners are woken only then. */
export const recordFact = async <F extends Fact>(scope: Recorder, fact: F, subject: string, payload: PayloadOf<F>): Promise<void> => {
  const checked = fact.schema.parse(payload);
  const { tenant } = scope;
  await scope.db.raw(statement, [
    soleOrganisation(tenant),
    tenant.accountId ?? null,
    tenant.holder ?? null,
    subject,
    fact.name,
    JSON.stringify(checked),
    scope.now(),
  ] as never[]);
};
