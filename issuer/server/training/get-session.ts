import { notFound } from '#shared/contract/problem';
import type { Session } from '#shared/contracts/issuer/training';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { describeSessions, sessionGraph } from './describe-sessions.ts';
import { visibleSessions } from './visible-sessions.ts';

/** One training session. Refuses, as not found, another organism's and one that is not the trainer's. */
export async function getSession(scope: Scope, { params }: { readonly params: { readonly sessionId: string } }): Promise<Session> {
  const row = await visibleSessions(scope).findById(params.sessionId).allowGraph(sessionGraph).withGraphFetched(sessionGraph);
  const [session] = row ? await describeSessions(scope, [row]) : [];
  if (!session) throw new Refusal(notFound);
  return session;
}
