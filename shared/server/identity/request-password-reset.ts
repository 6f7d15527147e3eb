import type { InputOf } from '#shared/contract/route';
import type { requestPasswordReset as contract } from '#shared/contracts/identity';
import { deliver } from '#shared/server/notifications/index';
import { underTenant } from '#shared/server/open-scope';
import { newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { AccountTokenModel } from './account-token.model.ts';
import { identityTenant } from './desk.ts';
import { evenly } from './even-time.ts';
import { resetPasswordLetter } from './letters.ts';
import { resetLink } from './links.ts';

const resetMinutes = 60;

async function sendLink(scope: Scope, email: string): Promise<void> {
  const account = await AccountModel.query(scope.db).findOne({ email });
  if (!account) return;
  const code = newToken();
  const expiresAt = new Date(scope.now().getTime() + resetMinutes * 60_000);
  await AccountTokenModel.query(scope.db).insert({
    accountId: account.id,
    purpose: 'password-reset',
    tokenHash: sha256Hex(code),
    expiresAt,
  });
  const data = { name: account.name, link: resetLink(scope.house, code), minutes: resetMinutes };
  await deliver(scope, { template: resetPasswordLetter, to: account.email, locale: account.locale, data });
}

/** Sends a link, good once and for an hour; the same answer, after the same time, when no account has that address. */
export async function requestPasswordReset(scope: Scope, { body }: InputOf<typeof contract>): Promise<void> {
  await underTenant(scope, identityTenant, (identity) => evenly(60, sendLink(identity, body.email)));
}
