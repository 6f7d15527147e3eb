import type { InputOf } from '#shared/contract/route';
import { deadLink, type resetPassword as contract } from '#shared/contracts/identity';
import { deliver } from '#shared/server/notifications/index';
import { underTenant } from '#shared/server/open-scope';
import { sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { AccountTokenModel } from './account-token.model.ts';
import { identityTenant } from './desk.ts';
import { hashPassword } from './hash-password.ts';
import { passwordChanged } from './letters.ts';
import { refuseWeakPassword } from './refuse-weak-password.ts';
import { SignInModel } from './sign-in.model.ts';

async function accountOfLink(scope: Scope, code: string): Promise<AccountModel> {
  const usable = AccountTokenModel.query(scope.db)
    .where({ tokenHash: sha256Hex(code), purpose: 'password-reset' })
    .whereNull('usedAt')
    .where('expiresAt', '>', scope.now());
  const spent = await usable.patch({ usedAt: scope.now() }).returning('*');
  const token = spent[0];
  if (!token) throw new Refusal(deadLink);
  return AccountModel.query(scope.db).findById(token.accountId).throwIfNotFound();
}

/**
 * A new password by the link of a mail: every sign-in of the account ends, its other links die, its holder is told. Refuses a link that was used
 * or is an hour old, and a weak password, which leaves the link usable.
 */
export async function resetPassword(scope: Scope, { body }: InputOf<typeof contract>): Promise<void> {
  await underTenant(scope, identityTenant, async (identity) => {
    const account = await accountOfLink(identity, body.code);
    refuseWeakPassword(body.password, account);
    const now = identity.now();
    await account.$query(identity.db).patch({ passwordHash: await hashPassword(body.password) });
    await SignInModel.query(identity.db).where({ accountId: account.id }).whereNull('endedAt').patch({ endedAt: now });
    await AccountTokenModel.query(identity.db).where({ accountId: account.id }).whereNull('usedAt').patch({ usedAt: now });
    await identity.audit('account.password-changed', 'account', account.id);
    await deliver(identity, { template: passwordChanged, to: account.email, locale: account.locale, data: { name: account.name } });
  });
}
