/** W3C credentials secured with JOSE, and Open Badges 3.0 in their own JWT form, as the same six lines as an SD-JWT VC. */
import type { BitstringReader } from './bitstring-cache.ts';
import { issuerJwkOf } from './issuer-jwk.ts';
import { joseAlgorithmOf, verifyJose } from './jose.ts';
import { isList, parseJwt, type Jwt } from './jwt.ts';
import type { JsonObject } from './ports.ts';
import { checkNames, Refused, verdictOf, type Check, type CheckName, type Outcome, type Report, type Why } from './report.ts';
import { parseSdJwt } from './sd-jwt.ts';
import { openVcJose } from './vc-jose.ts';
import { assertCredential, idOf, instantOf } from './vcdm.ts';
import { checkBitstrings } from './verify-bitstring.ts';
import { checkTrust, type VerifyOptions } from './verify.ts';
import { Unreachable } from './verify-issuer-jwt.ts';
import { checkValidity } from './verify-validity.ts';

export interface VcJwtOptions extends Omit<VerifyOptions, 'statuses'> {
  /** Left out, the line of a credential that has a status stays unchecked. */
  readonly bitstrings?: BitstringReader | undefined;
}

const line = (check: CheckName, outcome: Outcome, why: Why, at?: number): Check => ({
  check,
  outcome,
  why,
  ...(at === undefined ? {} : { at }),
});
const notReached = (check: CheckName): Check => line(check, 'unchecked', 'not-reached');

const payloadOf = (compact: string): JsonObject => (compact.includes('~') ? parseSdJwt(compact).jwt : parseJwt(compact)).payload;

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const issuedAtOf = (payload: JsonObject): number | null =>
  numberOf(payload['iat']) ?? numberOf(payload['nbf']) ?? instantOf(payload['validFrom']);

/** Only these two: what the rest of the family may use (vc-jose-cose) is more than our organisms sign, and is read all the same. */
const badgeAlgorithms = new Set(['RS256', 'ES256']);
const badgeTypes = new Set(['OpenBadgeCredential', 'AchievementCredential']);

const badgeKidOf = ({ header }: Jwt): string => {
  const { typ, kid } = header;
  if (typ !== undefined && typ !== 'JWT') throw new Refused('wrong-typ');
  if (!badgeAlgorithms.has(joseAlgorithmOf(header))) throw new Refused('alg-not-allowed');
  if (typeof kid !== 'string' || kid === '') throw new Refused('kid-missing');
  return kid;
};

/** Absent, or the same. */
const repeats = (value: unknown, expected: unknown): boolean => value === undefined || expected === null || value === expected;

const assertBadge = (payload: JsonObject): void => {
  assertCredential(payload);
  const { type, iss, issuer, jti, id, sub, credentialSubject } = payload;
  if (!isList(type) || !type.some((one) => badgeTypes.has(String(one)))) throw new Refused('type-missing');
  if (iss !== idOf(issuer) || !repeats(jti, id) || !repeats(sub, idOf(credentialSubject))) throw new Refused('malformed');
};

/** Open Badges 3.0 section 8.2.1: `typ` JWT or none, the credential at the top level, `iss`, `jti`, `nbf` and `sub` repeating it. */
const openBadge = async (compact: string, options: VcJwtOptions): Promise<JsonObject> => {
  const jwt = parseJwt(compact);
  const kid = badgeKidOf(jwt);
  assertBadge(jwt.payload);
  const key = await issuerJwkOf(kid, String(jwt.payload['iss']), issuedAtOf(jwt.payload), options.resolver);
  if (!(await verifyJose(jwt, key))) throw new Refused('bad-signature');
  return jwt.payload;
};

const secured = async (compact: string, options: VcJwtOptions): Promise<JsonObject> => {
  const issuedAt = issuedAtOf(payloadOf(compact));
  const { crypto, resolver } = options;
  const keyOf = (kid: string, issuer: string | null): Promise<unknown> => issuerJwkOf(kid, issuer, issuedAt, resolver);
  return (await openVcJose(compact, { crypto, keyOf }, ['vc+jwt', 'vc+sd-jwt'])).document;
};

type Opened = { readonly document: JsonObject } | { readonly outcome: Outcome; readonly why: Why };

const attempt = async (open: () => Promise<JsonObject>): Promise<Opened> => {
  try {
    return { document: await open() };
  } catch (fault) {
    if (fault instanceof Unreachable) return { outcome: 'unchecked', why: 'issuer-unreachable' };
    return { outcome: 'failed', why: fault instanceof Refused ? fault.why : 'malformed' };
  }
};

/** The dates of the model, and those of the JWT where it has some: the narrower of each. */
const checkDates = (document: JsonObject, now: number): Check => {
  const jwt = checkValidity(document, now);
  if (jwt.outcome === 'failed') return jwt;
  const nbf = instantOf(document['validFrom']);
  const exp = instantOf(document['validUntil']);
  const model = checkValidity({ ...(nbf === null ? {} : { nbf }), ...(exp === null ? {} : { exp }) }, now);
  return model.why === 'no-expiry' ? jwt : model;
};

const wrapping = new Set([
  '@context',
  'type',
  'issuer',
  'validFrom',
  'validUntil',
  'credentialStatus',
  'iss',
  'iat',
  'nbf',
  'exp',
  'sub',
  'jti',
  'cnf',
]);
const claimsOf = (document: JsonObject): JsonObject => Object.fromEntries(Object.entries(document).filter(([name]) => !wrapping.has(name)));

const unread = (issuer: string | null, { outcome, why }: { readonly outcome: Outcome; readonly why: Why }, trusted: Check): Report => {
  const checks = checkNames.map((check) => {
    if (check === 'signature') return line(check, outcome, why);
    return check === 'issuer-trusted' ? trusted : notReached(check);
  });
  return { verdict: verdictOf(checks), checks, claims: {}, payload: null, issuer, holder: null };
};

const report = async (compact: string, open: () => Promise<JsonObject>, options: VcJwtOptions): Promise<Report> => {
  const issuer = idOf(payloadOf(compact)['issuer']);
  const opened = await attempt(open);
  const [outcome, why, at] = await checkTrust(issuer, options.trust, issuedAtOf(payloadOf(compact)));
  const trusted = line('issuer-trusted', outcome, why, at);
  if (!('document' in opened)) return unread(issuer, opened, trusted);
  const { document } = opened;
  const checks = [
    line('signature', 'passed', 'signature-good'),
    trusted,
    await checkBitstrings(document, issuer!, options.bitstrings),
    checkDates(document, options.now),
    line('holder-binding', 'unchecked', 'binding-not-asked'),
    line('disclosures', 'passed', 'disclosures-intact'),
  ];
  return { verdict: verdictOf(checks), checks, claims: claimsOf(document), payload: document, issuer, holder: null };
};

const never = (fault: unknown): Report =>
  unread(null, { outcome: 'failed', why: fault instanceof Refused ? fault.why : 'malformed' }, notReached('issuer-trusted'));

/**
 * A `vc+jwt` or `vc+sd-jwt` (https://www.w3.org/TR/vc-jose-cose/): shape, typ, algorithm, signature by the issuer's DID, trust, bitstring
 * status, dates. Never throws. Such a credential binds no holder's key: that line stays unchecked.
 */
export const verifyVcJwt = async (compact: string, options: VcJwtOptions): Promise<Report> => {
  try {
    return await report(compact, () => secured(compact, options), options);
  } catch (fault) {
    return never(fault);
  }
};

/** An Open Badge 3.0 as a JWT (https://www.imsglobal.org/spec/ob/v3p0 section 8): RS256 or ES256, `typ` JWT. Never throws. */
export const verifyOpenBadge = async (compact: string, options: VcJwtOptions): Promise<Report> => {
  try {
    return await report(compact, () => openBadge(compact, options), options);
  } catch (fault) {
    return never(fault);
  }
};
