/** The key binding JWT (RFC 9901 section 7.3): the holder's key agreed to this verifier, this nonce, these disclosures. */
import { assertHeader, isObject, parseJwt, publicJwkOf, sameKey, verifyJwt } from './jwt.ts';
import type { CryptoPort, JsonObject, PublicJwk } from './ports.ts';
import { Refused, type Check } from './report.ts';
import type { SdJwt } from './sd-jwt.ts';

export interface ExpectedBinding {
  readonly nonce: string;
  /** Full client_id, prefix included. */
  readonly audience: string;
  /** Seconds since 1970: when it had to be made. Now, or for a public link the moment the link was made. */
  readonly madeAt: number;
}

const slack = 300;

export const holderOf = (payload: JsonObject): PublicJwk | null => {
  const { cnf } = payload;
  return isObject(cnf) ? publicJwkOf(cnf['jwk']) : null;
};

const parseBinding = (text: string) => {
  try {
    return parseJwt(text);
  } catch {
    throw new Refused('binding-malformed');
  }
};

const assertBinding = (payload: JsonObject, expected: ExpectedBinding): void => {
  const { iat, aud, nonce } = payload;
  if (typeof iat !== 'number') throw new Refused('binding-malformed');
  if (nonce !== expected.nonce) throw new Refused('nonce-mismatch');
  if (aud !== expected.audience) throw new Refused('audience-mismatch');
  if (iat < expected.madeAt - slack) throw new Refused('binding-too-old');
  if (iat > expected.madeAt + slack) throw new Refused('binding-in-future');
};

/** The holder's key over these very bytes, made out to whomever. Refuses another typ, alg, key or `sd_hash`. */
const readBinding = async (sdJwt: SdJwt, holder: PublicJwk | null, crypto: CryptoPort): Promise<JsonObject> => {
  if (sdJwt.binding === null) throw new Refused('binding-missing');
  if (!holder) throw new Refused('holder-key-missing');
  const binding = parseBinding(sdJwt.binding);
  assertHeader(binding.header, 'kb+jwt');
  if (!(await verifyJwt(binding, holder, crypto))) throw new Refused('binding-bad-signature');
  const [hash] = await crypto.digests([sdJwt.presented]);
  if (binding.payload['sd_hash'] !== hash) throw new Refused('sd-hash-mismatch');
  return binding.payload;
};

/**
 * Refuses: no binding, no usable `cnf.jwk`, another typ or alg, a signature by another key, another nonce, audience or `sd_hash`, and a
 * date further than five minutes. `holder` is the key of `cnf.jwk`.
 */
export const verifyBinding = async (sdJwt: SdJwt, holder: PublicJwk | null, expected: ExpectedBinding, crypto: CryptoPort): Promise<void> =>
  assertBinding(await readBinding(sdJwt, holder, crypto), expected);

const checkKey = (holder: PublicJwk | null, expected: PublicJwk | undefined): Check => {
  if (!expected) return { check: 'holder-binding', outcome: 'unchecked', why: 'binding-not-asked' };
  if (!holder) return { check: 'holder-binding', outcome: 'failed', why: 'holder-key-missing' };
  return sameKey(holder, expected)
    ? { check: 'holder-binding', outcome: 'passed', why: 'holder-key-matches' }
    : { check: 'holder-binding', outcome: 'failed', why: 'holder-key-differs' };
};

/**
 * For a credential shown without a question: is it bound to this key? A binding that hangs on it, made for somebody else, must at least be
 * by the holder over these bytes: nothing unsigned is carried along.
 */
export const checkHolderKey = async (
  sdJwt: SdJwt,
  holder: PublicJwk | null,
  expected: PublicJwk | undefined,
  crypto: CryptoPort,
): Promise<Check> => {
  const bound = checkKey(holder, expected);
  if (sdJwt.binding === null || bound.outcome === 'failed') return bound;
  try {
    await readBinding(sdJwt, holder, crypto);
    return bound;
  } catch (fault) {
    return { check: 'holder-binding', outcome: 'failed', why: fault instanceof Refused ? fault.why : 'binding-malformed' };
  }
};
