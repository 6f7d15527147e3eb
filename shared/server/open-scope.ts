import type { Transaction } from 'objection';
import type { Fact, PayloadOf } from '../contract/fact.ts';
import type { Locale } from '../contract/values.ts';
import { appendAuditLine, type AuditDetails } from './audit.ts';
import { inTenant, setTenant } from './database.ts';
import type { House } from './house.ts';
import { recordFact } from './outbox.ts';
import type { Actor, Scope, Tenant } from './scope.ts';

/** What the scopes of one transaction share: the tenant the settings name at this moment. */
interface Current {
  tenant: Tenant;
}

export interface ScopeOptions {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly locale?: Locale;
  readonly requestId?: string;
  readonly readOnly?: boolean;
}

class OpenScope implements Scope {
  readonly db: Transaction;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly requestId: string;
  readonly house: House;
  readonly tenant: Tenant;
  readonly #current: Current;

  constructor(house: House, db: Transaction, options: ScopeOptions, current: Current) {
    this.house = house;
    this.db = db;
    this.actor = options.actor;
    this.locale = options.locale ?? 'fr';
    this.requestId = options.requestId ?? '';
    this.tenant = options.tenant;
    this.#current = current;
  }

  now(): Date {
    return this.house.clock();
  }

  async record<F extends Fact>(fact: F, subject: string, payload: PayloadOf<F>): Promise<void> {
    await this.enter();
    await recordFact(this, fact, subject, payload);
  }

  async audit(action: string, entity: string, entityId: string, details: AuditDetails = {}): Promise<void> {
    await this.enter();
    await appendAuditLine(this, { action, entity, entityId, details });
  }

  async as(tenant: Tenant, actor: Actor = this.actor): Promise<OpenScope> {
    const other = new OpenScope(this.house, this.db, { ...this, actor, tenant }, this.#current);
    await other.enter();
    return other;
  }

  /** Puts this scope's own tenant back into the transaction's settings, when another scope changed them. */
  async enter(): Promise<void> {
    if (this.#current.tenant === this.tenant) return;
    await setTenant(this.db, this.tenant);
    this.#current.tenant = this.tenant;
  }
}
export type { OpenScope };

/** A scope over a transaction whose settings already name `options.tenant`. */
export const scopeOver = (house: House, db: Transaction, options: ScopeOptions): OpenScope =>
  new OpenScope(house, db, options, { tenant: options.tenant });

/** Opens a transaction, sets the tenant and gives its scope: for protocol endpoints, authenticators, jobs. Rolled back when `work` fails. */
export const inScope = <T>(house: House, options: ScopeOptions, work: (scope: Scope) => Promise<T>): Promise<T> =>
  inTenant(house.knex, options.tenant, { readOnly: options.readOnly ?? false }, (db) => work(scopeOver(house, db, options)));

/** Does `work` in the same transaction for whoever holds a link of one organisation, which use cases find as the actor's own. */
export const underLink = async <T>(scope: Scope, organisationId: string, work: (scope: Scope) => Promise<T>): Promise<T> => {
  if (!(scope instanceof OpenScope)) throw new Error('only an open scope may act for a link');
  const answer = await work(await scope.as({ organisationIds: [organisationId] }, { kind: 'link', organisationId }));
  await scope.enter();
  return answer;
};

/** Does `work` for another tenant in the same transaction, then puts this scope's own tenant back. */
export const underTenant = async <T>(scope: Scope, tenant: Tenant, work: (scope: Scope) => Promise<T>): Promise<T> => {
  const answer = await work(await scope.as(tenant));
  if (scope instanceof OpenScope) await scope.enter();
  return answer;
};
