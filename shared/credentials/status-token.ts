/** A status list token as its reader receives it (draft-ietf-oauth-status-list section 5.1 and 8.3). */
import type { DidResolver } from './did.ts';
import { parseJwt, type Jwt } from './jwt.ts';
import type { Lifetime } from './list-cache.ts';
import { asListFault, ttlSecondsOf } from './list-token.ts';
import type { CryptoPort, JsonObject } from './ports.ts';
import { Refused } from './report.ts';
import { decodeStatusList, statusValues, type StatusList } from './status-list.ts';
import { verifyByDid } from './verify-issuer-jwt.ts';
import { didOfAddress } from './x5c.ts';

export interface VerifiedStatusList extends Lifetime {
  readonly list: StatusList;
}

const parse = (token: string): Jwt => {
  try {
    return parseJwt(token.trim());
  } catch {
    throw new Refused('status-list-malformed');
  }
};

/** Only an application's own value (section 7.1) may mean it: never valid, revoked or suspended. */
const replacedValueOf = ({ replaced_value: value }: JsonObject): number | undefined =>
  value === statusValues.replaced ? value : undefined;

const assertSubject = (payload: JsonObject, uri: string, did: string): void => {
  if (![undefined, did, didOfAddress(did)].includes(payload['iss'] as string | undefined)) throw new Refused('status-list-foreign');
  if (payload['sub'] !== uri) throw new Refused('status-list-wrong-subject');
  if (payload['exp'] !== undefined && typeof payload['exp'] !== 'number') throw new Refused('status-list-malformed');
};

/**
 * Refuses: another typ, another alg, a key or `iss` of another DID than the credential's, a wrong signature, another `sub` than the
 * address it was asked at, another encoding. The signature is checked by the list's own `kid`, so an organism may rotate its key. Throws
 * `Unreachable` when the DID document cannot be had. Expiry is left to the cache, which knows the time.
 */
export const verifyStatusListToken = async (
  token: string,
  expected: { readonly uri: string; readonly did: string },
  ports: { readonly resolver: DidResolver; readonly crypto: CryptoPort },
): Promise<VerifiedStatusList> => {
  const jwt = parse(token);
  assertSubject(jwt.payload, expected.uri, expected.did);
  try {
    await verifyByDid(jwt, 'statuslist+jwt', expected.did, ports);
  } catch (fault) {
    throw asListFault(fault);
  }
  const { exp } = jwt.payload;
  return {
    list: { ...(await decodeStatusList(jwt.payload['status_list'])), replacedValue: replacedValueOf(jwt.payload) },
    expiresAt: typeof exp === 'number' ? exp : null,
    ttlSeconds: ttlSecondsOf(jwt.payload['ttl']),
  };
};
