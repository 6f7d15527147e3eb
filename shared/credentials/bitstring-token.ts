/** A `BitstringStatusListCredential` as its reader receives it (https://www.w3.org/TR/vc-bitstring-status-list/ section 3.2, Validate Algorithm). */
import { decodeBitstring } from './bitstring-status-list.ts';
import type { DidResolver } from './did.ts';
import { issuerJwkOf } from './issuer-jwk.ts';
import { isList, isObject } from './jwt.ts';
import type { Lifetime } from './list-cache.ts';
import { asListFault, ttlSecondsOf } from './list-token.ts';
import type { CryptoPort, JsonObject } from './ports.ts';
import { Refused } from './report.ts';
import { idOf, instantOf } from './vcdm.ts';
import { openVcJose } from './vc-jose.ts';

export interface VerifiedBitstring extends Lifetime {
  readonly list: Uint8Array;
  readonly purposes: readonly string[];
}

const texts = (value: unknown): readonly string[] =>
  (isList(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

const subjectOf = (document: JsonObject): JsonObject => {
  const subject = document['credentialSubject'];
  if (!texts(document['type']).includes('BitstringStatusListCredential')) throw new Refused('status-list-malformed');
  if (!isObject(subject) || !texts(subject['type']).includes('BitstringStatusList')) throw new Refused('status-list-malformed');
  return subject;
};

const endOf = (document: JsonObject): number | null => {
  const ends = [instantOf(document['validUntil']), document['exp']].filter((end): end is number => typeof end === 'number');
  return ends.length === 0 ? null : Math.min(...ends);
};

const read = async (document: JsonObject, expected: { readonly uri: string; readonly did: string }): Promise<VerifiedBitstring> => {
  if (idOf(document['issuer']) !== expected.did) throw new Refused('status-list-foreign');
  if (document['id'] !== undefined && document['id'] !== expected.uri) throw new Refused('status-list-wrong-subject');
  const subject = subjectOf(document);
  return {
    list: await decodeBitstring(subject['encodedList']),
    purposes: texts(subject['statusPurpose']),
    expiresAt: endOf(document),
    // In milliseconds there.
    ttlSeconds: ttlSecondsOf(Number(subject['ttl']) / 1000),
  };
};

/**
 * Refuses: another typ than `vc+jwt`, a list of another issuer than the credential's, a wrong signature, another `id` than the address it was
 * asked at, another encoding. Throws `Unreachable` when the issuer's document cannot be had. Expiry and purpose are left to the reader.
 */
export const verifyBitstringToken = async (
  token: string,
  expected: { readonly uri: string; readonly did: string },
  ports: { readonly resolver: DidResolver; readonly crypto: CryptoPort },
): Promise<VerifiedBitstring> => {
  try {
    const { crypto, resolver } = ports;
    const keyOf = (kid: string, issuer: string | null): Promise<unknown> => issuerJwkOf(kid, issuer, null, resolver);
    const { document } = await openVcJose(token.trim(), { crypto, keyOf }, ['vc+jwt']);
    return await read(document, expected);
  } catch (fault) {
    throw asListFault(fault);
  }
};
