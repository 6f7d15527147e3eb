import type { Scope } from '#shared/server/scope';
import { findCandidate } from './find-candidate.ts';

/** The key behind a handle, for an offer to reach it. Refuses as `findCandidate` does. Never leaves the server. */
export async function findProfileKey(scope: Scope, handle: string): Promise<string> {
  return (await findCandidate(scope, handle)).holder;
}
