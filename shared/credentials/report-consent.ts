/** What was checked of a consent receipt, line by line, never an exception: the lines of `verifyConsent`, for a page. */
import type { ConsentFacts } from './consent-facts.ts';
import { parseReceipt } from './consent-receipt.ts';
import { ReceiptRefused, type ReceiptFault } from './receipt-refused.ts';
import type { Verdict } from './report.ts';
import { consentChecks, verifyConsent, type ConsentCheck, type ConsentPorts } from './verify-consent.ts';
import { Unreachable } from './verify-issuer-jwt.ts';

export interface ConsentLine {
  readonly check: ConsentCheck;
  readonly outcome: 'passed' | 'failed' | 'unchecked';
  readonly why: `${ConsentCheck}-good` | ReceiptFault | 'not-reached' | 'receipt-unreachable';
}
export interface ConsentReport {
  readonly verdict: Verdict;
  readonly lines: readonly ConsentLine[];
  /** What both sides signed; null while one signature does not hold. */
  readonly facts: ConsentFacts | null;
}

const verdictOf = (lines: readonly ConsentLine[]): Verdict => {
  if (lines.some(({ outcome }) => outcome === 'failed')) return 'refused';
  return lines.every(({ outcome }) => outcome === 'passed') ? 'verified' : 'to-check';
};

const lineOf = (check: ConsentCheck, passed: ReadonlySet<ConsentCheck>, stopped: ReceiptFault | null, first: boolean): ConsentLine => {
  if (passed.has(check)) return { check, outcome: 'passed', why: `${check}-good` };
  if (!first) return { check, outcome: 'unchecked', why: 'not-reached' };
  return stopped ? { check, outcome: 'failed', why: stopped } : { check, outcome: 'unchecked', why: 'receipt-unreachable' };
};

const reportOf = (passed: ReadonlySet<ConsentCheck>, stopped: ReceiptFault | null, facts: ConsentFacts | null): ConsentReport => {
  const at = consentChecks.findIndex((check) => !passed.has(check));
  const lines = consentChecks.map((check, place) => lineOf(check, passed, stopped, place === at));
  return { verdict: verdictOf(lines), lines, facts };
};

/** A receipt whose company cannot be asked, or that an old registry vouches for, is to be checked, never verified. */
export const reportConsent = async (text: string, ports: Required<Omit<ConsentPorts, 'passed'>>): Promise<ConsentReport> => {
  const passed = new Set<ConsentCheck>();
  try {
    const facts = await verifyConsent(parseReceipt(text), { ...ports, passed: (check) => passed.add(check) });
    return reportOf(passed, null, facts);
  } catch (fault) {
    if (!(fault instanceof ReceiptRefused) && !(fault instanceof Unreachable)) throw fault;
    return reportOf(passed, fault instanceof ReceiptRefused ? fault.why : null, null);
  }
};
