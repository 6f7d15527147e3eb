import { tooMany } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';
import { sha256Hex } from '#shared/server/random';
import type { Scope, Tenant } from '#shared/server/scope';
import { GuessLimit } from './guess-limit.ts';

/** What the sign-in use cases share in one process: the permissions of this application's roles, and the counts of wrong guesses. */
export interface Desk {
  permissionsOf(role: string | null): ReadonlySet<string>;
  readonly perAccount: GuessLimit;
  readonly perAddress: GuessLimit;
}

const windowSeconds = 900;

/** Five wrong guesses per account in 15 minutes; an address is shared by an office, hence a wider count. */
export const openDesk = (permissionsOf: Desk['permissionsOf']): Desk => ({
  permissionsOf,
  perAccount: new GuessLimit(5, windowSeconds),
  perAddress: new GuessLimit(30, windowSeconds),
});

const keysOf = (scope: Scope, email: string): { readonly account: string; readonly address: string } => ({
  account: sha256Hex(email),
  address: scope.actor.kind === 'anonymous' ? (scope.actor.address ?? '') : scope.actor.kind,
});

/** Counts a guess before it is checked. Refuses with 429 and `Retry-After` when the account or the address has none left. */
export const takeGuess = (desk: Desk, scope: Scope, email: string): void => {
  const keys = keysOf(scope, email);
  const wait = desk.perAddress.take(keys.address, scope.now()) || desk.perAccount.take(keys.account, scope.now());
  if (wait > 0) throw new Refusal(tooMany, undefined, { 'Retry-After': String(wait) });
};

export const rightGuess = (desk: Desk, scope: Scope, email: string): void => {
  const keys = keysOf(scope, email);
  desk.perAccount.forget(keys.account);
  desk.perAddress.giveBack(keys.address);
};

/** The narrow opening of accounts, sign-ins and one-time links: see migrations/identity. */
export const identityTenant: Tenant = { organisationIds: [], grant: 'identity' };
