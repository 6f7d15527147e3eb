import { signInCookies } from '#shared/server/cookies';
import { newToken, sha256Hex } from '#shared/server/random';
import type { House } from '#shared/server/house';
import type { Scope } from '#shared/server/scope';
import { SignInModel } from './sign-in.model.ts';

/** Absolute life of a sign-in (OWASP session management); 30 minutes without use end it earlier (migrations: `present_sign_in`). */
const lifeSeconds = 12 * 3600;

/** What the page must send back in `x-xsrf-token`: known to whoever holds the cookie, useless to whoever finds it. */
export const xsrfOf = (token: string): string => sha256Hex(`xsrf:${token}`);

export const cookiesOf = (house: House, token: string): Readonly<Record<string, readonly string[]>> => ({
  'Set-Cookie': signInCookies(house.config, token, xsrfOf(token), lifeSeconds),
});

/** A sign-in never continues under the token it began with elsewhere: the one the caller came with ends (session fixation). */
export async function endCurrentSignIn(scope: Scope): Promise<void> {
  if (scope.actor.kind !== 'account') return;
  await SignInModel.query(scope.db).findById(scope.actor.signInId).whereNull('endedAt').patch({ endedAt: scope.now() });
}

/** Opens a sign-in under a fresh token, given once; only its hash stays. Needs the identity opening. */
export async function startSignIn(scope: Scope, accountId: string, organisationId: string | null): Promise<string> {
  await endCurrentSignIn(scope);
  const token = newToken();
  const startedAt = scope.now();
  const expiresAt = new Date(startedAt.getTime() + lifeSeconds * 1000);
  await SignInModel.query(scope.db).insert({
    accountId,
    organisationId,
    tokenHash: sha256Hex(token),
    startedAt,
    lastSeenAt: startedAt,
    expiresAt,
  });
  return token;
}
