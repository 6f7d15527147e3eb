/** W3C documents secured with JOSE (https://www.w3.org/TR/vc-jose-cose/): `vc+jwt` and `vp+jwt`, and with SD-JWT `vc+sd-jwt` and `vp+sd-jwt`. */
import { issueSdJwt } from './issue.ts';
import { parseJwt, type Jwt } from './jwt.ts';
import { joseAlgorithmOf, signJose, verifyJose, type JoseAlgorithm } from './jose.ts';
import type { CryptoPort, JsonObject, Maybe, Sign } from './ports.ts';
import { Refused } from './report.ts';
import { parseSdJwt, unpack } from './sd-jwt.ts';
import { assertCredential, assertNoExtension, assertPresentation, envelopedIn, idOf } from './vcdm.ts';

export const vcJoseTypes = ['vc+jwt', 'vp+jwt', 'vc+sd-jwt', 'vp+sd-jwt'] as const;
export type VcJoseType = (typeof vcJoseTypes)[number];

const isCredential = (typ: VcJoseType): boolean => typ.startsWith('vc');
const isSelective = (typ: VcJoseType): boolean => typ.endsWith('sd-jwt');
const assertDocument = (document: JsonObject, typ: VcJoseType): void =>
  isCredential(typ) ? assertCredential(document) : assertPresentation(document);

export interface ToSecure {
  readonly document: JsonObject;
  readonly typ: VcJoseType;
  readonly kid: string;
  readonly alg: JoseAlgorithm;
  /** Only for the SD-JWT types. */
  readonly disclosable?: readonly (readonly (string | number)[])[];
}

/**
 * Secures a document as it stands: section 3.1.1 (JWT) or 3.2.1 (SD-JWT). Refuses a document that is not one of VCDM 2.0, or with a
 * property none of its contexts defines.
 */
export const secureVcJose = async (toSecure: ToSecure, crypto: CryptoPort, sign: Sign): Promise<string> => {
  const { document, typ, kid, alg } = toSecure;
  assertDocument(document, typ);
  assertNoExtension(document);
  const header = { alg, kid, typ, cty: typ.slice(0, 2) };
  if (!isSelective(typ)) return signJose(header, document, sign);
  return issueSdJwt({ header, payload: document, disclosable: toSecure.disclosable ?? [] }, crypto, sign);
};

export interface VcJoseKeys {
  /** The public JWK that `kid` names for this issuer or holder. Refuses by throwing. */
  keyOf(kid: string, controller: string | null): Maybe<unknown>;
  readonly crypto: CryptoPort;
}

export interface Opened {
  readonly typ: VcJoseType;
  readonly document: JsonObject;
  /** Of a presentation: its credentials, each opened likewise. */
  readonly credentials: readonly Opened[];
  /** Credentials in an envelope that nobody here can open, such as COSE. */
  readonly foreign: number;
}

const typOf = (jwt: Jwt, expected: readonly VcJoseType[]): VcJoseType => {
  const found = expected.find((known) => known === jwt.header['typ']);
  if (!found) throw new Refused('wrong-typ');
  const { cty } = jwt.header;
  if (cty !== undefined && cty !== found.slice(0, 2)) throw new Refused('wrong-typ');
  return found;
};

const assertSignature = async (jwt: Jwt, controller: string | null, keys: VcJoseKeys): Promise<void> => {
  joseAlgorithmOf(jwt.header);
  const { kid } = jwt.header;
  if (typeof kid !== 'string' || kid === '') throw new Refused('kid-missing');
  if (!(await verifyJose(jwt, await keys.keyOf(kid, controller)))) throw new Refused('bad-signature');
};

const jwtOf = (text: string): Jwt => (text.includes('~') ? parseSdJwt(text).jwt : parseJwt(text));

/** Section 3.1.1: `iss` and `jti`, where they stand, say the same as the document; `iat` is no date of validity. */
const assertClaims = (document: JsonObject, controller: string | null): void => {
  const { iss, jti, id } = document;
  if (iss !== undefined && iss !== controller) throw new Refused('malformed');
  if (jti !== undefined && id !== undefined && jti !== id) throw new Refused('malformed');
};

/**
 * Opens a secured document and the credentials inside it (section 4.1): typ, algorithm, signature by a key of its issuer or holder, shape.
 * Throws `Refused` with the reason. Dates, status and trust are the caller's next questions.
 */
export const openVcJose = async (text: string, keys: VcJoseKeys, expected: readonly VcJoseType[] = vcJoseTypes): Promise<Opened> => {
  const jwt = jwtOf(text);
  const typ = typOf(jwt, expected);
  if (isSelective(typ) !== text.includes('~')) throw new Refused('malformed');
  const document = isSelective(typ) ? (await unpack(parseSdJwt(text), keys.crypto, 'sd-jwt')).payload : jwt.payload;
  assertDocument(document, typ);
  const controller = idOf(document[isCredential(typ) ? 'issuer' : 'holder']);
  assertClaims(document, controller);
  await assertSignature(jwt, controller, keys);
  if (isCredential(typ)) return { typ, document, credentials: [], foreign: 0 };
  const { inside, foreign } = envelopedIn(document);
  const credentials = await Promise.all(
    inside.map(async (one) => openVcJose(one.text, keys, [one.mediaType === 'application/vc+jwt' ? 'vc+jwt' : 'vc+sd-jwt'])),
  );
  return { typ, document, credentials, foreign };
};
