/** The answer of a verification: six lines, never an exception (house.md 2.6). Screens put the codes into words. */
import type { JsonObject, PublicJwk } from './ports.ts';

export const checkNames = ['signature', 'issuer-trusted', 'status', 'validity', 'holder-binding', 'disclosures'] as const;
export type CheckName = (typeof checkNames)[number];

export const passedWhys = [
  'signature-good',
  'issuer-registered',
  'issuer-recognised',
  'issuer-closed',
  'status-valid',
  'status-not-used',
  'within-dates',
  'no-expiry',
  'holder-proven',
  'holder-proven-earlier',
  'holder-key-matches',
  'disclosures-intact',
] as const;

export const failedWhys = [
  'malformed',
  'too-large',
  'too-deep',
  'wrong-typ',
  'type-missing',
  'alg-not-allowed',
  'crit-unknown',
  'kid-missing',
  'kid-foreign',
  'key-not-found',
  'issuer-unsupported',
  'bad-signature',
  'key-compromised',
  'certificate-malformed',
  'certificate-expired',
  'certificate-untrusted',
  'certificate-foreign',
  'issuer-unknown',
  'issued-after-closing',
  'revoked',
  'suspended',
  'replaced',
  'status-unknown',
  'status-malformed',
  'status-out-of-range',
  'status-list-malformed',
  'status-list-foreign',
  'status-list-bad-signature',
  'status-list-wrong-subject',
  'expired',
  'not-yet-valid',
  'issued-in-future',
  'dates-malformed',
  'binding-missing',
  'binding-malformed',
  'binding-bad-signature',
  'holder-key-missing',
  'holder-key-differs',
  'nonce-mismatch',
  'audience-mismatch',
  'sd-hash-mismatch',
  'binding-too-old',
  'binding-in-future',
  'presentation-replayed',
  'hash-not-allowed',
  'disclosure-malformed',
  'disclosure-unreferenced',
  'disclosure-twice',
  'digest-twice',
  'claim-reserved',
  'claim-overwritten',
  'claim-not-selective',
  'registry-malformed',
  'registry-expired',
] as const;

export const uncheckedWhys = [
  'not-reached',
  'issuer-unreachable',
  'registry-unreachable',
  'registry-stale',
  'trust-not-asked',
  'self-declared',
  'status-unreachable',
  'status-stale',
  'status-list-expired',
  'status-not-asked',
  'binding-not-asked',
] as const;

/** The closed list of reasons: every screen that shows a report has words for each of them. */
export const whys = [...passedWhys, ...failedWhys, ...uncheckedWhys] as const;
export type FailedWhy = (typeof failedWhys)[number];
export type Why = (typeof whys)[number];

export type Outcome = 'passed' | 'failed' | 'unchecked';
export type Verdict = 'verified' | 'to-check' | 'refused';

export interface Check {
  readonly check: CheckName;
  readonly outcome: Outcome;
  readonly why: Why;
  /** Seconds since 1970: how old the evidence is (status list or registry fetched at), or the date that decided. */
  readonly at?: number;
}

export interface Report {
  readonly verdict: Verdict;
  /** Always the six checks, in the order of `checkNames`. */
  readonly checks: readonly Check[];
  /** What was disclosed, protocol claims left out. Empty unless signature and disclosures both passed. */
  readonly claims: JsonObject;
  /** The processed payload (RFC 9901 section 7.1), protocol claims included. Null unless signature and disclosures both passed. */
  readonly payload: JsonObject | null;
  /** The `iss` that the credential claims, proven only when the signature passed. */
  readonly issuer: string | null;
  /** `cnf.jwk`, null unless the signature passed. */
  readonly holder: PublicJwk | null;
}

/** One failed check refuses; else one unchecked check leaves it to check; else verified. */
export const verdictOf = (checks: readonly Check[]): Verdict =>
  checks.some((line) => line.outcome === 'failed')
    ? 'refused'
    : checks.some((line) => line.outcome === 'unchecked')
      ? 'to-check'
      : 'verified';

/** Inside this room a fault of the input travels as this error; at the room's door it becomes a line of the report. */
export class Refused extends Error {
  readonly why: FailedWhy;
  constructor(why: FailedWhy) {
    super(why);
    this.name = 'Refused';
    this.why = why;
  }
}
