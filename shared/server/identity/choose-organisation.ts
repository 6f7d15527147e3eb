import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import type { chooseOrganisation as contract } from '#shared/contracts/identity';
import { underTenant } from '#shared/server/open-scope';
import { newToken, sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import { replyWith } from '#shared/server/reply';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { describeSignIn } from './describe-sign-in.ts';
import { type Desk, identityTenant } from './desk.ts';
import { MembershipModel } from './membership.model.ts';
import { SignInModel } from './sign-in.model.ts';
import { signedInAccount } from './signed-in-account.ts';
import { cookiesOf } from './start-sign-in.ts';

/**
 * Goes to another organisation of the account, or to the platform (null), under a new token: what was open in the former one ends. Refuses a
 * foreign one, and the platform to who does not administer it, as unknown.
 */
export async function chooseOrganisation(scope: Scope, { body }: InputOf<typeof contract>, desk: Desk) {
  const { accountId, signInId } = signedInAccount(scope);
  const { organisationId } = body;
  return underTenant(scope, identityTenant, async (identity) => {
    const membership = await MembershipModel.query(identity.db).findOne({ accountId, organisationId });
    if (!membership) throw new Refusal(notFound);
    const token = newToken();
    await SignInModel.query(identity.db)
      .findById(signInId)
      .patch({ organisationId, tokenHash: sha256Hex(token) });
    await AccountModel.query(identity.db).findById(accountId).patch({ lastOrganisationId: organisationId });
    return replyWith(await describeSignIn(identity, { accountId, organisationId }, desk), cookiesOf(scope.house, token));
  });
}
