import type { Scope } from '#shared/server/scope';
import { takeTurn } from '#shared/server/take-turn';

/** One transaction at a time speaks about a session's certificates: two clicks, or a click and a correction, give each trainee one. */
export async function holdCompletions(scope: Scope, sessionId: string): Promise<void> {
  await takeTurn(scope, `completions:${sessionId}`);
}
