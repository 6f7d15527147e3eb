import type { Transaction } from 'objection';
import type { Fact, PayloadOf } from '../contract/fact.ts';
import type { Locale } from '../contract/values.ts';
import type { House } from './house.ts';

/** Who acts. Five kinds, and the stranger. */
export type Actor =
  | {
      readonly kind: 'anonymous';
      /** Where the call comes from: only to count wrong guesses. */
      readonly address?: string;
    }
  | {
      readonly kind: 'account';
      readonly accountId: string;
      readonly signInId: string;
      /** The organisation (issuer) or company (verifier) chosen in the menu; null before any choice. */
      readonly organisationId: string | null;
      readonly role: string | null;
      readonly permissions: ReadonlySet<string>;
    }
  | {
      readonly kind: 'wallet';
      /** RFC 7638 thumbprint of the key that signed the request. */
      readonly thumbprint: string;
      /** Issuer only: the connection of this wallet to one organism, and the person it stands for there. */
      readonly connectionId: string | null;
      readonly organisationId: string | null;
      readonly personId: string | null;
    }
  | { readonly kind: 'link'; readonly organisationId: string | null }
  | { readonly kind: 'machine'; readonly organisationId: string | null; readonly keyId?: string }
  | { readonly kind: 'worker'; readonly organisationId: string | null };

/** The explicit first argument of every use case: what varies from one call to the next. */
export interface Scope {
  /** The open transaction, its tenant already set: the only way to the database. Read-only for GET. */
  readonly db: Transaction;
  readonly actor: Actor;
  /** What row-level security lets through for this scope. */
  readonly tenant: Tenant;
  readonly locale: Locale;
  readonly requestId: string;
  /** What the process holds for everyone: configuration, keys, mail, guarded fetch. */
  readonly house: House;
  /** The only clock. */
  now(): Date;
  /** Writes the fact to the outbox in this transaction; reactions run after the commit, in order per subject. */
  record<F extends Fact>(fact: F, subject: string, payload: PayloadOf<F>): Promise<void>;
  /** Adds a line to the organisation's hash-chained audit log, in this transaction. Never names or contents: ids and words of the trade. */
  audit(
    action: string,
    entity: string,
    entityId: string,
    details?: Readonly<Record<string, string | number | boolean | null>>,
  ): Promise<void>;
  /** A scope over the same transaction for another tenant (platform decisions, sign-in, reactions): settings are put back by `serve`'s commit. */
  as(tenant: Tenant): Promise<Scope>;
}

/** What row-level security lets through: see migrations/identity and shared/decisions/0003. */
export interface Tenant {
  readonly organisationIds: readonly string[];
  readonly accountId?: string | null;
  /** Thumbprint of a wallet's key, for rows that belong to a wallet at the verifier. */
  readonly holder?: string | null;
  /** A named, narrow opening written in the policies: 'platform', 'identity', 'outbox', 'public', 'keys'. */
  readonly grant?: string | null;
}

/** The organisation of an actor who has chosen one; a missing one is a fault of the route's permission, hence an exception. */
export const organisationOf = (scope: Scope): string => {
  const id = 'organisationId' in scope.actor ? scope.actor.organisationId : null;
  if (!id) throw new Error('this use case needs an organisation; its route must ask for a permission');
  return id;
};

/** The organisation of a fact or an audit line: the tenant's only one, otherwise none (the platform's). */
export const soleOrganisation = (tenant: Tenant): string | null =>
  tenant.organisationIds.length === 1 ? tenant.organisationIds[0]! : null;
