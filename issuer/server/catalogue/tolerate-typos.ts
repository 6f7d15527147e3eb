import type { Scope } from '#shared/server/scope';

/** For the rest of this transaction, one wrong letter in a word of eight still finds it (pg_trgm's own limit, 0.6, would not). */
export async function tolerateTypos(scope: Scope): Promise<void> {
  await scope.db.raw(`select set_config('pg_trgm.word_similarity_threshold', '0.45', true)`);
}
