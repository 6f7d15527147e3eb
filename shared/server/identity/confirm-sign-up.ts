import { deadLink } from '#shared/contracts/identity';
import { Refusal } from '#shared/server/refusal';
import { sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { MembershipModel } from './membership.model.ts';
import { SignUpModel } from './sign-up.model.ts';

/** The one who signed up, as an account: made now, unless the address has one. */
async function accountOf(scope: Scope, waiting: SignUpModel): Promise<AccountModel> {
  const { email, name, locale, passwordHash } = waiting;
  const known = await AccountModel.query(scope.db).findOne({ email });
  if (known) return known;
  return AccountModel.query(scope.db).insertAndFetch({ email, name, locale, passwordHash, createdAt: scope.now() });
}

/**
 * Spends the link of a sign-up: the address is proven, so the account exists from here on and administers its organisation. Refuses a link that
 * was used or is older than a day. Needs the identity opening.
 */
export async function confirmSignUp(scope: Scope, code: string): Promise<{ readonly email: string; readonly organisationId: string }> {
  const spent = await SignUpModel.query(scope.db)
    .delete()
    .where({ tokenHash: sha256Hex(code) })
    .where('expiresAt', '>', scope.now())
    .returning('*');
  const waiting = [spent].flat()[0];
  if (!waiting) throw new Refusal(deadLink);
  const account = await accountOf(scope, waiting);
  const { organisationId } = waiting;
  await MembershipModel.query(scope.db).insert({ accountId: account.id, organisationId, role: 'admin', createdAt: scope.now() });
  return { email: account.email, organisationId };
}
