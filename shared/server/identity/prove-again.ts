import { tooMany } from '#shared/contract/problem';
import { wrongPassword } from '#shared/contracts/identity';
import { underTenant } from '#shared/server/open-scope';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { identityTenant } from './desk.ts';
import { GuessLimit } from './guess-limit.ts';
import { isPassword } from './hash-password.ts';
import { signedInAccount } from './signed-in-account.ts';

const guesses = new GuessLimit(5, 900);

/**
 * The signed-in account proves its password once more, before an act that an unlocked screen must not allow (`security.md` C1). Refuses a wrong
 * one, and the sixth wrong guess in 15 minutes.
 */
export async function proveAgain(scope: Scope, password: string): Promise<void> {
  const { accountId } = signedInAccount(scope);
  const wait = guesses.take(accountId, scope.now());
  if (wait > 0) throw new Refusal(tooMany, undefined, { 'Retry-After': String(wait) });
  const right = await underTenant(scope, identityTenant, async (identity) => {
    const account = await AccountModel.query(identity.db).findById(accountId);
    return isPassword(password, account?.passwordHash ?? null);
  });
  if (!right) throw new Refusal(wrongPassword);
  guesses.forget(accountId);
}
