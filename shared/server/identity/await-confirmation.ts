import type { Locale } from '#shared/contract/values';
import { deliver } from '#shared/server/notifications/index';
import { newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { AccountModel } from './account.model.ts';
import { hashPassword } from './hash-password.ts';
import { confirmAddress, joinWithKnownAddress } from './letters.ts';
import { confirmationLink } from './links.ts';
import { refuseWeakPassword } from './refuse-weak-password.ts';
import { SignUpModel } from './sign-up.model.ts';

export interface FirstAccount {
  readonly organisationId: string;
  readonly organisation: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly locale: Locale;
}

export const confirmationHours = 24;

/** The mail that carries the link: who already has an account is told so, and that its password stays. Needs the identity opening. */
export async function sendConfirmation(scope: Scope, waiting: SignUpModel, organisation: string, code: string): Promise<void> {
  const known = await AccountModel.query(scope.db).findOne({ email: waiting.email });
  await deliver(scope, {
    template: known ? joinWithKnownAddress : confirmAddress,
    to: waiting.email,
    locale: known?.locale ?? waiting.locale,
    data: { name: known?.name ?? waiting.name, organisation, link: confirmationLink(scope.house, code), hours: confirmationHours },
  });
}

/**
 * Keeps the first account of an organisation until its address is confirmed. The same work and the same answer whether the address has an
 * account already: then that account is told by mail and its password does not change. Needs the identity opening. Refuses a weak password.
 */
export async function awaitConfirmation(scope: Scope, first: FirstAccount): Promise<void> {
  const { organisationId, organisation, email, name, password, locale } = first;
  refuseWeakPassword(password, { email, name });
  const passwordHash = await hashPassword(password);
  const code = newToken();
  const expiresAt = new Date(scope.now().getTime() + confirmationHours * 3_600_000);
  const waiting = await SignUpModel.query(scope.db).insertAndFetch({
    ...{ organisationId, email, name, locale, passwordHash },
    tokenHash: sha256Hex(code),
    expiresAt,
  });
  await sendConfirmation(scope, waiting, organisation, code);
}
