/** A key that the signed registry says was stolen: also where no DID document can say so, as with a certificate (shared/decisions/0015). */
import type { CryptoPort, PublicJwk } from './ports.ts';
import type { RegistryEntry } from './registry.ts';
import { fell } from './verify-issuer-jwt.ts';

const thumbprintOf = async ({ crv, kty, x, y }: PublicJwk, crypto: CryptoPort): Promise<string> =>
  (await crypto.digests([JSON.stringify({ crv, kty, x, y })]))[0]!;

/** Was this key lost by the day of `iat`? A credential without a date is lost with it. */
export const fellByRegistry = async (entry: RegistryEntry, signer: PublicJwk, iat: unknown, crypto: CryptoPort): Promise<boolean> => {
  if (!entry.fallenKeys?.length) return false;
  const thumbprint = await thumbprintOf(signer, crypto);
  return entry.fallenKeys.some((key) => key.thumbprint === thumbprint && fell(key.since, iat));
};
