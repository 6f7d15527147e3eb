import type { KeptBadgeKey } from '#shared/server/keys/keys';
import type { Scope } from '#shared/server/scope';
import { BadgeKeyModel } from './badge-key.model.ts';

const find = async (scope: Scope, organisationId: string): Promise<KeptBadgeKey | null> => {
  const row = await BadgeKeyModel.query(scope.db).findOne({ organisationId });
  return row ? { kid: row.kid, did: row.did, publicJwk: row.publicJwk, wrapped: row.wrapped } : null;
};

/** The RSA key an organisation signs badges with; null before its first badge. */
export const findBadgeKey = find;

/**
 * The same, made at the first need: most organisations never export a badge, and such a key takes a moment. Two that ask at once get one key.
 */
export async function badgeKeyOf(
  scope: Scope,
  { id: organisationId, did }: { readonly id: string; readonly did: string },
): Promise<KeptBadgeKey> {
  const found = await find(scope, organisationId);
  if (found) return found;
  await scope.db.raw(`select pg_advisory_xact_lock(hashtextextended('badge-key:' || ?, 0))`, [organisationId]);
  const made = await find(scope, organisationId);
  if (made) return made;
  const key = await scope.house.keys.createBadgeKey(did);
  await BadgeKeyModel.query(scope.db).insert({ organisationId, madeAt: scope.now(), ...key });
  await scope.audit('badge-key.made', 'organisation', organisationId, { kid: key.kid });
  return key;
}
