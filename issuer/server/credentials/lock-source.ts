import type { Scope } from '#shared/server/scope';

/** One transaction at a time speaks about a source, so that an offer and its withdrawal never pass each other unseen. */
export async function lockSource(scope: Scope, sourceId: string): Promise<void> {
  await scope.db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`issuances:${sourceId}`]);
}
