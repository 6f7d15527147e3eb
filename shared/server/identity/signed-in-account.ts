import type { Actor, Scope } from '#shared/server/scope';

/** The account of a route that asks for one; a missing one is a fault of the route, hence an exception. */
export const signedInAccount = (scope: Scope): Extract<Actor, { kind: 'account' }> => {
  if (scope.actor.kind !== 'account') throw new Error('this use case needs an account; its route must ask for one');
  return scope.actor;
};
