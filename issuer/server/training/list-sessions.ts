import type { Scope } from '#shared/server/scope';
import { describeSessions, sessionGraph } from './describe-sessions.ts';
import { visibleSessions } from './visible-sessions.ts';

const order = { open: 0, planned: 1, ended: 2 } as const;

/** Training sessions, current first, then those to come, then those that ended, last first. A trainer sees the sessions assigned to them. */
export async function listSessions(scope: Scope) {
  const rows = await visibleSessions(scope).allowGraph(sessionGraph).withGraphFetched(sessionGraph).orderBy('startsOn');
  const items = await describeSessions(scope, rows);
  items.sort((left, right) => {
    if (left.state !== right.state) return order[left.state] - order[right.state];
    return left.state === 'ended' ? right.endsOn.localeCompare(left.endsOn) : left.startsOn.localeCompare(right.startsOn);
  });
  return { items };
}
