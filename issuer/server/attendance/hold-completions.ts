import type { Scope } from '#shared/server/scope';

/** One transaction at a time speaks about a session's certificates: two clicks, or a click and a correction, give each trainee one. */
export async function holdCompletions(scope: Scope, sessionId: string): Promise<void> {
  await scope.db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`completions:${sessionId}`]);
}
