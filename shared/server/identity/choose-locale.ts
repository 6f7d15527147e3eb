import type { InputOf } from '#shared/contract/route';
import type { chooseLocale as contract } from '#shared/contracts/identity';
import { underTenant } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { describeSignIn } from './describe-sign-in.ts';
import { type Desk, identityTenant } from './desk.ts';
import { signedInAccount } from './signed-in-account.ts';

/** Keeps the language of the account: that of its screens and of the mail it receives. */
export async function chooseLocale(scope: Scope, { body }: InputOf<typeof contract>, desk: Desk) {
  const account = signedInAccount(scope);
  return underTenant(scope, identityTenant, async (identity) => {
    await AccountModel.query(identity.db).findById(account.accountId).patch({ locale: body.locale });
    return describeSignIn(identity, account, desk);
  });
}
