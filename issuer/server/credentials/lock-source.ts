import type { Scope } from '#shared/server/scope';
import { takeTurn } from '#shared/server/take-turn';

/** One transaction at a time speaks about a source, so that an offer and its withdrawal never pass each other unseen. */
export async function lockSource(scope: Scope, sourceId: string): Promise<void> {
  await takeTurn(scope, `issuances:${sourceId}`);
}
