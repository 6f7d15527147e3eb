import { underTenant } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { describeSignIn, nobody } from './describe-sign-in.ts';
import { type Desk, identityTenant } from './desk.ts';

/** Who is signed in; a stranger is told so without a refusal, so that a page may open on it. */
export async function getSession(scope: Scope, desk: Desk) {
  const { actor } = scope;
  if (actor.kind !== 'account') return nobody;
  return underTenant(scope, identityTenant, (identity) => describeSignIn(identity, actor, desk));
}
