/** A credential handed over as a document, whatever its form: anyone checks it, nobody asked for it, so no nonce is expected. */
import { contestedOn } from './contested.ts';
import { parseJwt } from './jwt.ts';
import type { JsonObject } from './ports.ts';
import { verdictOf, type Check, type Report, type Verdict } from './report.ts';
import { parseSdJwt } from './sd-jwt.ts';
import type { BitstringReader } from './bitstring-cache.ts';
import { offlineAudience } from './offline-presentation.ts';
import { verifyCredential, verifyPresentation, type VerifyOptions } from './verify.ts';
import { verifyOpenBadge, verifyVcJwt } from './verify-vc-jwt.ts';

export const documentFormats = ['dc+sd-jwt', 'vc+sd-jwt', 'vc+jwt', 'open-badge', 'unknown'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export interface DocumentOptions extends VerifyOptions {
  readonly bitstrings?: BitstringReader | undefined;
}

export interface DocumentReport {
  readonly format: DocumentFormat;
  readonly report: Report;
  /** What is thought of the document: see `documentVerdict`. Never `verified` for what a person signed themselves. */
  readonly verdict: Verdict;
  /** Declared and signed by its own holder: no organism stands behind it. */
  readonly selfDeclared: boolean;
  /** The key binding it carries: for whom and when (seconds) its holder signed. Null without one. */
  readonly presented: { readonly audience: string; readonly at: number } | null;
  /** The day since which its holder contests what it says, as told with the key binding; null when nothing was told. */
  readonly contestedOn: string | null;
}

const headerOf = (compact: string): JsonObject => {
  try {
    return parseJwt(compact.split('~', 1)[0]!).header;
  } catch {
    return {};
  }
};

const formatOf = (compact: string): DocumentFormat => {
  const { typ } = headerOf(compact);
  if (typ === 'vc+jwt' || typ === 'vc+sd-jwt') return typ;
  if (compact.includes('~')) return 'dc+sd-jwt';
  return typ === 'JWT' || (typ === undefined && compact.split('.').length === 3) ? 'open-badge' : 'unknown';
};

const presentedOf = (compact: string): (DocumentReport['presented'] & { readonly nonce: string }) | null => {
  try {
    const { binding } = parseSdJwt(compact);
    const { aud, nonce, iat } = binding === null ? {} : parseJwt(binding).payload;
    return typeof aud === 'string' && typeof nonce === 'string' && typeof iat === 'number' ? { audience: aud, at: iat, nonce } : null;
  } catch {
    return null;
  }
};

const hasBinding = (compact: string): boolean => !compact.endsWith('~');

/**
 * The key binding is checked for what it says of itself: its signature by the holder and its hash. It proves that the holder presented this, then
 * and there, never that whoever hands it over is the holder. A date to come is refused; what was made for the spot (offline-presentation.ts)
 * holds for five minutes.
 */
const verifySdJwt = (compact: string, options: DocumentOptions): Promise<Report> => {
  if (!hasBinding(compact)) return verifyCredential(compact, options);
  const said = presentedOf(compact);
  return verifyPresentation(compact, {
    ...options,
    nonce: said?.nonce ?? '',
    audience: said?.audience ?? '',
    madeAt: said?.audience === offlineAudience ? undefined : Math.min(said?.at ?? options.now, options.now),
  });
};

const verifiers: Readonly<Record<DocumentFormat, (compact: string, options: DocumentOptions) => Promise<Report>>> = {
  'dc+sd-jwt': verifySdJwt,
  'vc+sd-jwt': verifyVcJwt,
  'vc+jwt': verifyVcJwt,
  'open-badge': verifyOpenBadge,
  unknown: verifyCredential,
};

const unasked = ({ check, why }: Check): boolean => check === 'holder-binding' && why === 'binding-not-asked';

/** A document is judged without its holder: only a binding that is there and does not hold counts. The report says that the line was not checked. */
export const documentVerdict = (checks: readonly Check[]): Verdict => verdictOf(checks.filter((one) => !unasked(one)));

/** The report tells who says so: their signature is good, and nobody stands behind it (self-declared.ts). */
const isDeclared = ({ checks, payload }: Report): boolean => payload !== null && checks.some(({ why }) => why === 'self-declared');

const proven = ({ checks }: Report): boolean => checks.some(({ check, outcome }) => check === 'holder-binding' && outcome === 'passed');

/** Every check of a document of any accepted form. Never throws: an unreadable text is a report too. */
export const verifyDocument = async (compact: string, options: DocumentOptions): Promise<DocumentReport> => {
  const format = formatOf(compact);
  const report = await verifiers[format](compact, options);
  const said = format === 'dc+sd-jwt' && hasBinding(compact) ? presentedOf(compact) : null;
  return {
    format,
    report,
    verdict: documentVerdict(report.checks),
    selfDeclared: isDeclared(report),
    presented: said && { audience: said.audience, at: said.at },
    contestedOn: proven(report) ? contestedOn(compact) : null,
  };
};
