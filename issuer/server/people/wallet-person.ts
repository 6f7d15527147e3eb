import { notSignedIn } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';
import type { Actor, Scope } from '#shared/server/scope';

type ConnectedWallet = Extract<Actor, { kind: 'wallet' }> & {
  readonly organisationId: string;
  readonly personId: string;
  readonly connectionId: string;
};

/** The connected wallet of a `wallet` route. Refuses a bare key, which stands for nobody. */
export const connectedWallet = (scope: Scope): ConnectedWallet => {
  const { actor } = scope;
  if (actor.kind !== 'wallet' || !actor.organisationId || !actor.personId || !actor.connectionId) throw new Refusal(notSignedIn);
  const { organisationId, personId, connectionId } = actor;
  return { ...actor, organisationId, personId, connectionId };
};
