import { clearedCookies } from '#shared/server/cookies';
import { replyWith } from '#shared/server/reply';
import type { Scope } from '#shared/server/scope';
import { endCurrentSignIn } from './start-sign-in.ts';

/** Ends the sign-in on the server, then clears its cookies: a kept copy of the cookie is worth nothing. */
export async function signOut(scope: Scope) {
  await endCurrentSignIn(scope);
  return replyWith({}, { 'Set-Cookie': clearedCookies(scope.house.config) });
}
