/** Every check of a credential or a presentation, as a report. Whether the proof is good and whether the issuer is trusted are two lines of it. */
import type { DidResolver } from './did.ts';
import type { CryptoPort, JsonObject, PublicJwk } from './ports.ts';
import type { Trust, TrustAnswer } from './registry.ts';
import { checkNames, Refused, verdictOf, type Check, type CheckName, type Outcome, type Report, type Why } from './report.ts';
import { parseSdJwt, unpackWith, type SdJwt, type Unpacked } from './sd-jwt.ts';
import { isDeclaration, isSelfDeclared } from './self-declared.ts';
import type { StatusReader } from './status-cache.ts';
import { checkHolderKey, holderOf, verifyBinding, type ExpectedBinding } from './verify-binding.ts';
import { fellByRegistry } from './fallen-key.ts';
import { Unreachable, verifyByDid } from './verify-issuer-jwt.ts';
import { checkStatus } from './verify-status.ts';
import { checkValidity } from './verify-validity.ts';

export interface VerifyOptions {
  readonly crypto: CryptoPort;
  readonly resolver: DidResolver;
  /** Seconds since 1970. */
  readonly now: number;
  /** Left out, the issuer's line stays unchecked. */
  readonly trust?: Trust | undefined;
  /** Left out, the line of a credential that has a status stays unchecked. */
  readonly statuses?: StatusReader | undefined;
}

export interface CredentialOptions extends VerifyOptions {
  /** The key the credential must be bound to: the wallet's own. Left out, the holder's line stays unchecked. */
  readonly holder?: PublicJwk | undefined;
}

export interface PresentationOptions extends VerifyOptions {
  readonly nonce: string;
  /** The verifier's full client_id, prefix included. */
  readonly audience: string;
  /** Seconds since 1970 when the binding had to be made, if not now: the moment a public link was made. */
  readonly madeAt?: number | undefined;
}

type Answer = readonly [Outcome, Why, number?];
const line = (check: CheckName, [outcome, why, at]: Answer): Check => ({ check, outcome, why, ...(at === undefined ? {} : { at }) });
/** Dates and keys that nobody signed prove nothing. */
const notReached = (check: CheckName): Check => ({ check, outcome: 'unchecked', why: 'not-reached' });

const attempt = async (passed: Why, run: () => Promise<unknown>): Promise<Answer> => {
  try {
    await run();
    return ['passed', passed];
  } catch (fault) {
    if (fault instanceof Unreachable) return ['unchecked', 'issuer-unreachable'];
    return ['failed', fault instanceof Refused ? fault.why : 'malformed'];
  }
};

/** A DID that is its own key cannot change it: nobody is asked about it. */
const isFallen = async ({ iss, iat }: JsonObject, signer: PublicJwk, { trust, crypto }: VerifyOptions): Promise<boolean> => {
  if (!trust || typeof iss !== 'string' || /^did:(?:jwk|key):/u.test(iss)) return false;
  const known = await trust(iss);
  return known.outcome === 'trusted' && fellByRegistry(known.entry, signer, iat, crypto);
};

const checkSignature = ({ jwt }: SdJwt, options: VerifyOptions): Promise<Answer> =>
  attempt('signature-good', async () => {
    if (typeof jwt.payload['iss'] !== 'string') throw new Refused('issuer-unsupported');
    const signer = await verifyByDid(jwt, 'dc+sd-jwt', jwt.payload['iss'], options);
    if (typeof jwt.payload['vct'] !== 'string' || jwt.payload['vct'] === '') throw new Refused('type-missing');
    if (await isFallen(jwt.payload, signer, options)) throw new Refused('key-compromised');
  });

const day = (seconds: number): number => Math.floor(seconds / 86400);

/** What a closed organisation signed until the day it closed holds; it signs nothing after. */
const closedWords = (closedAt: number, issuedAt: unknown): Answer =>
  typeof issuedAt === 'number' && day(issuedAt) <= day(closedAt)
    ? ['passed', 'issuer-closed', closedAt]
    : ['failed', 'issued-after-closing', closedAt];

const trustWords = (answer: TrustAnswer, issuedAt: unknown): Answer => {
  if (answer.outcome === 'unreachable') return ['unchecked', 'registry-unreachable'];
  if (answer.outcome === 'refused') return ['failed', answer.why];
  if (answer.outcome === 'unknown') return ['failed', 'issuer-unknown', answer.fetchedAt];
  if (answer.stale) return ['unchecked', 'registry-stale', answer.fetchedAt];
  const { closed } = answer.entry;
  if (closed) return closedWords(Date.parse(closed.at) / 1000, issuedAt);
  return ['passed', answer.entry.foreign ? 'issuer-recognised' : 'issuer-registered', answer.fetchedAt];
};

export const checkTrust = async (issuer: string | null, trust: Trust | undefined, issuedAt: unknown): Promise<Answer> => {
  if (!trust) return ['unchecked', 'trust-not-asked'];
  return issuer === null ? ['failed', 'issuer-unknown'] : trustWords(await trust(issuer), issuedAt);
};

/** What a person declares is theirs alone: no organism is asked, and none may lend it its name (shared/decisions/0009). */
const checkWhoSays = async (
  payload: JsonObject,
  issuer: string | null,
  holder: PublicJwk | null,
  trust: Trust | undefined,
): Promise<Answer> => {
  if (isSelfDeclared(payload, issuer, holder)) return ['unchecked', 'self-declared'];
  return isDeclaration(payload) ? ['failed', 'issuer-unknown'] : checkTrust(issuer, trust, payload['iat']);
};

interface Read {
  readonly unpacked: Unpacked | null;
  readonly answer: Answer;
}

const readDisclosures = (sdJwt: SdJwt, digests: readonly string[]): Read => {
  try {
    return { unpacked: unpackWith(sdJwt, digests), answer: ['passed', 'disclosures-intact'] };
  } catch (fault) {
    return { unpacked: null, answer: ['failed', fault instanceof Refused ? fault.why : 'malformed'] };
  }
};

const protocolClaims = new Set(['iss', 'iat', 'nbf', 'exp', 'sub', 'cnf', 'vct', 'vct#integrity', 'aka_vcts', 'status']);
const claimsOf = (payload: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(payload).filter(([name]) => !protocolClaims.has(name)));

/** A text that is no SD-JWT: one line says so, the others were not reached. */
const unreadable = (fault: unknown): Report => {
  const why = fault instanceof Refused ? fault.why : 'malformed';
  const checks = checkNames.map((check) => (check === 'disclosures' ? line(check, ['failed', why]) : notReached(check)));
  return { verdict: 'refused', checks, claims: {}, payload: null, issuer: null, holder: null };
};

type BindingCheck = (sdJwt: SdJwt, holder: PublicJwk | null) => Promise<Check> | Check;

const report = async (sdJwt: SdJwt, options: VerifyOptions, checkBinding: BindingCheck): Promise<Report> => {
  const { payload } = sdJwt.jwt;
  const read = readDisclosures(sdJwt, await options.crypto.digests(sdJwt.disclosures));
  const holder = holderOf(payload);
  const issuer = typeof payload['iss'] === 'string' ? payload['iss'] : null;
  const signature = await checkSignature(sdJwt, options);
  const proven = signature[0] === 'passed';
  const forged = signature[0] === 'failed';
  const checks: Check[] = [
    line('signature', signature),
    line('issuer-trusted', await checkWhoSays(payload, issuer, holder, options.trust)),
    proven ? await checkStatus(payload, issuer!, options.statuses) : notReached('status'),
    forged ? notReached('validity') : checkValidity(payload, options.now),
    forged ? notReached('holder-binding') : await checkBinding(sdJwt, holder),
    line('disclosures', read.answer),
  ];
  const shown = proven ? read.unpacked : null;
  return {
    verdict: verdictOf(checks),
    checks,
    claims: shown ? claimsOf(shown.payload) : {},
    payload: shown?.payload ?? null,
    issuer,
    holder: proven ? holder : null,
  };
};

const verify = async (compact: string, options: VerifyOptions, checkBinding: BindingCheck): Promise<Report> => {
  try {
    return await report(parseSdJwt(compact), options, checkBinding);
  } catch (fault) {
    return unreadable(fault);
  }
};

/**
 * A credential as its holder keeps it: signature by the issuer's DID, trust, status, dates, disclosures, and whether it is bound to the
 * holder's key. Never throws: every fault is a line of the report, and what could not be checked is never told as passed. A status list is
 * asked only once the signature holds, so that a forged credential makes nobody fetch anything but a DID document.
 */
export const verifyCredential = (compact: string, options: CredentialOptions): Promise<Report> =>
  verify(compact, options, (sdJwt, holder) => checkHolderKey(sdJwt, holder, options.holder, options.crypto));

/**
 * A presentation: the same, and the key binding JWT (RFC 9901 section 7.3) for this nonce and audience, made within five minutes. One use
 * of the nonce is the caller's to keep.
 */
export const verifyPresentation = (compact: string, options: PresentationOptions): Promise<Report> =>
  verify(compact, options, async (sdJwt, holder) => {
    const expected: ExpectedBinding = { nonce: options.nonce, audience: options.audience, madeAt: options.madeAt ?? options.now };
    const passed = options.madeAt === undefined ? 'holder-proven' : 'holder-proven-earlier';
    return line('holder-binding', await attempt(passed, () => verifyBinding(sdJwt, holder, expected, options.crypto)));
  });
