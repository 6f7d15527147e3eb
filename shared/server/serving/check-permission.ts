import { notAllowed, notSignedIn } from '../../contract/problem.ts';
import type { Route } from '../../contract/route.ts';
import { Refusal } from '../refusal.ts';
import type { Actor, Tenant } from '../scope.ts';

/** 401 for the stranger and for a proof of the wrong kind, 403 for a role that does not hold the permission. */
export const checkPermission = (route: Route, actor: Actor): void => {
  if (route.allow === 'public') return;
  if (route.allow === 'wallet') {
    if (actor.kind !== 'wallet') throw new Refusal(notSignedIn, undefined, { 'WWW-Authenticate': 'DPoP algs="ES256"' });
    return;
  }
  if (route.allow === 'machine') {
    if (actor.kind !== 'machine') throw new Refusal(notSignedIn, undefined, { 'WWW-Authenticate': 'Bearer' });
    return;
  }
  if (actor.kind !== 'account') throw new Refusal(notSignedIn);
  if (route.allow !== 'account' && !actor.permissions.has(route.allow)) throw new Refusal(notAllowed);
};

const nobody: Tenant = { organisationIds: [], grant: 'public' };

/** What the actor's request may see: its one organisation, its own account or key; the platform only with a permission that says so. */
export const tenantFor = (route: Route, actor: Actor): Tenant => {
  if (actor.kind === 'anonymous') return nobody;
  const organisationIds = actor.organisationId ? [actor.organisationId] : [];
  if (actor.kind === 'wallet') return { organisationIds, holder: actor.thumbprint };
  if (actor.kind !== 'account') return { organisationIds };
  const platform = route.allow.endsWith(':platform') && actor.permissions.has(route.allow);
  return { organisationIds, accountId: actor.accountId, grant: platform ? 'platform' : '' };
};
