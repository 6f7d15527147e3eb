import type { Scope } from '#shared/server/scope';

/** The key that makes and withdraws links; a missing one is a fault of the route, hence an exception. */
export const linkOwner = (scope: Scope): string => {
  if (scope.actor.kind !== 'wallet') throw new Error('this use case needs a wallet; its route must ask for one');
  return scope.actor.thumbprint;
};
