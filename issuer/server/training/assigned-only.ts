import type { Scope } from '#shared/server/scope';

/** The account whose assignments bound what may be seen: a trainer's; null for those who run the organism, and for workers. */
export const assignedOnly = (scope: Scope): string | null =>
  scope.actor.kind === 'account' && scope.actor.role === 'trainer' ? scope.actor.accountId : null;
