import { createHmac, randomBytes } from 'node:crypto';
import type { House } from '#shared/server/house';
import { sameSecret, sha256Hex } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { UsedNonceModel } from '../used-nonce.model.ts';

const liveSeconds = 300;
const form = /^([0-9a-z]{1,9})\.([\w-]{22})\.[\w-]+$/u;

const kept = new WeakMap<House, Map<string, Promise<string>>>();

/** The key of one issuer's tags, asked once of the signing workers: a nonce must not wait for them, nor fail when they are away. */
const tagKey = (house: House, organisationId: string): Promise<string> => {
  const keys = kept.get(house) ?? new Map<string, Promise<string>>();
  kept.set(house, keys);
  const known = keys.get(organisationId) ?? house.keys.blindIndex('tags', `oid4vci.nonce:${organisationId}`);
  keys.set(organisationId, known);
  known.catch(() => keys.delete(organisationId));
  return known;
};

const tagged = async (house: House, organisationId: string, body: string): Promise<string> =>
  `${body}.${createHmac('sha256', await tagKey(house, organisationId))
    .update(body)
    .digest('base64url')}`;

/**
 * A nonce of one credential issuer: the server's time, chance, and a keyed tag over both, so that nothing is stored until it is used and the
 * caller's clock does not matter (security.md B8).
 */
export const makeNonce = (house: House, organisationId: string): Promise<string> => {
  const time = Math.floor(house.clock().getTime() / 1000).toString(36);
  return tagged(house, organisationId, `${time}.${randomBytes(16).toString('base64url')}`);
};

/** Was this nonce made here, for this issuer, less than five minutes ago? */
export const isOurNonce = async (house: House, organisationId: string, nonce: string): Promise<boolean> => {
  const match = form.exec(nonce);
  if (!match) return false;
  const age = house.clock().getTime() / 1000 - Number.parseInt(match[1]!, 36);
  if (age < -1 || age > liveSeconds) return false;
  return sameSecret(await tagged(house, organisationId, `${match[1]}.${match[2]}`), nonce);
};

/** Notes a nonce as used and says whether it was new. Commits on its own: a request that fails afterwards does not make it good again. */
export async function spendNonce(scope: Scope, nonce: string): Promise<boolean> {
  const nonceHash = sha256Hex(nonce);
  const expiresAt = new Date(scope.now().getTime() + 2 * liveSeconds * 1000);
  // The plain rows: Objection gives back what it was given, even when nothing was written.
  const added = await UsedNonceModel.query(scope.db)
    .insert({ organisationId: organisationOf(scope), nonceHash, expiresAt })
    .onConflict()
    .ignore()
    .returning('nonceHash')
    .toKnexQuery<{ nonceHash: string }[]>();
  return added.length === 1;
}
