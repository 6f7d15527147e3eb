import type { InputOf } from '#shared/contract/route';
import { emailNotConfirmed, type signIn as contract, wrongCredentials } from '#shared/contracts/identity';
import { underTenant } from '#shared/server/open-scope';
import { Refusal } from '#shared/server/refusal';
import { replyWith } from '#shared/server/reply';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { firstMembership } from './choose-membership.ts';
import { describeSignIn } from './describe-sign-in.ts';
import { type Desk, identityTenant, rightGuess, takeGuess } from './desk.ts';
import { isPassword } from './hash-password.ts';
import { listMemberships } from './list-memberships.ts';
import { SignUpModel } from './sign-up.model.ts';
import { cookiesOf, startSignIn } from './start-sign-in.ts';

/** The account with that password. Unknown address and wrong password are one answer, after the same work; an unconfirmed one says so. */
async function provePassword(scope: Scope, email: string, password: string, desk: Desk): Promise<AccountModel> {
  takeGuess(desk, scope, email);
  const account = await AccountModel.query(scope.db).findOne({ email });
  const waiting = await SignUpModel.query(scope.db).where({ email }).orderBy('id', 'desc').first();
  const right = await isPassword(password, account?.passwordHash ?? waiting?.passwordHash ?? null);
  if (!right) throw new Refusal(wrongCredentials);
  rightGuess(desk, scope, email);
  if (!account) throw new Refusal(emailNotConfirmed);
  return account;
}

/**
 * Signs in with address and password, in the organisation chosen last. Refuses wrong credentials without saying which, an unconfirmed address,
 * and the sixth wrong guess in 15 minutes (`security.md` B22, B24).
 */
export async function signIn(scope: Scope, { body }: InputOf<typeof contract>, desk: Desk) {
  return underTenant(scope, identityTenant, async (identity) => {
    const account = await provePassword(identity, body.email, body.password, desk);
    const memberships = await listMemberships(identity, account.id);
    const organisationId = firstMembership(memberships, account.lastOrganisationId)?.organisationId ?? null;
    const token = await startSignIn(identity, account.id, organisationId);
    await identity.audit('account.signed-in', 'account', account.id);
    return replyWith(await describeSignIn(identity, { accountId: account.id, organisationId }, desk), cookiesOf(scope.house, token));
  });
}

export { provePassword };
