import type { KeptBadgeKey } from '#shared/server/keys/keys';
import type { Scope } from '#shared/server/scope';
import { takeTurn } from '#shared/server/take-turn';
import { IssuerKeyModel } from './issuer-key.model.ts';
import { insertKey } from './make-key.ts';

const algorithm = 'RS256';

const keptBadgeKey = ({ kid, did, publicJwk, wrapped }: IssuerKeyModel): KeptBadgeKey => {
  if (publicJwk.kty !== 'RSA') throw new Error('a key for badges is of RSA');
  return { kid, did, publicJwk, wrapped };
};

const active = (scope: Scope, organisationId: string) =>
  IssuerKeyModel.query(scope.db).findOne({ organisationId, algorithm, state: 'active' });

/**
 * The RSA key of that name, whatever signs today: badges outlive a change of key. Null for one that fell: a bare key has no place for the day, the
 * DID document has.
 */
export async function findBadgeKey(scope: Scope, organisationId: string, kid: string): Promise<KeptBadgeKey | null> {
  const row = await IssuerKeyModel.query(scope.db).findOne({ organisationId, algorithm, kid }).whereNot('state', 'compromised');
  return row ? keptBadgeKey(row) : null;
}

/**
 * The RSA key an organisation signs badges with, made at the first need: most organisations never export a badge, and such a key takes a moment.
 * Two that ask at once get one key.
 */
export async function badgeKeyOf(
  scope: Scope,
  { id: organisationId, did }: { readonly id: string; readonly did: string },
): Promise<KeptBadgeKey> {
  const found = await active(scope, organisationId);
  if (found) return keptBadgeKey(found);
  await takeTurn(scope, `badge-key:${organisationId}`);
  const made = await active(scope, organisationId);
  if (made) return keptBadgeKey(made);
  const key = await insertKey(scope, { organisationId, did, algorithm, state: 'active' });
  await scope.audit('badge-key.made', 'organisation', organisationId, { kid: key.kid });
  return keptBadgeKey(key);
}
