import { didWebUrl } from '#shared/credentials/did-web';
import { parseReceipt, receiptDigest } from '#shared/credentials/consent-receipt';
import type { CryptoPort } from '#shared/credentials/ports';
import type { RegistryEntry } from '#shared/credentials/registry';
import { reportConsent, type ConsentReport } from '#shared/credentials/report-consent';
import type { CheckPorts, Settings } from './check-documents.ts';
import { Evidence, type EvidenceSource } from './evidence.ts';
import { trustPorts } from './trust-ports.ts';

export interface FoundReceipt {
  readonly text: string;
  /** The file it came from; null otherwise. */
  readonly from: string | null;
}
export interface CheckedReceipt {
  readonly found: FoundReceipt;
  readonly report: ConsentReport;
  /** The company as the registry knows it; null when it does not, or when its signature does not hold. */
  readonly company: RegistryEntry | null;
  /** When the consent was taken back, by another receipt that was handed over and holds. */
  readonly withdrawnAt: string | null;
}
export interface CheckedReceipts {
  readonly receipts: readonly CheckedReceipt[];
  readonly sources: readonly EvidenceSource[];
}

/** The withdrawal names the very receipt that it takes back. */
const withWithdrawals = async (receipts: readonly CheckedReceipt[], crypto: CryptoPort): Promise<readonly CheckedReceipt[]> => {
  const taken = new Map(
    receipts.flatMap(({ report: { facts } }) => (facts?.event === 'withdrawn' ? [[facts.previous, facts] as const] : [])),
  );
  return Promise.all(
    receipts.map(async (one) => {
      if (one.report.facts?.event !== 'given') return one;
      const later = taken.get(await receiptDigest(parseReceipt(one.found.text), crypto));
      const same = later?.holder === one.report.facts.holder && later.controller.did === one.report.facts.controller.did;
      return { ...one, withdrawnAt: same ? later.at : null };
    }),
  );
};

/**
 * Every check of every receipt, in the browser, by the registry of companies. Our own server publishes it, so that no relay stands between;
 * the copy of an earlier visit serves when it is away, and verifies nothing.
 */
export const checkReceipts = async (found: readonly FoundReceipt[], settings: Settings, ports: CheckPorts): Promise<CheckedReceipts> => {
  const evidence = new Evidence({ ...ports, relay: () => Promise.resolve(null) });
  const { verifierUrl: serverUrl, verifierRegistryKey: key } = settings;
  const { resolver, trust } = trustPorts({ serverUrl, key }, ports, evidence);
  const aged = (did: string): boolean => evidence.sources.get(didWebUrl(did) ?? '')?.stale ?? false;
  const receipts = await Promise.all(
    found.map(async (one): Promise<CheckedReceipt> => {
      const report = await reportConsent(one.text, { crypto: ports.crypto, resolver, trust });
      if (!report.facts) return { found: one, report, company: null, withdrawnAt: null };
      const { did } = report.facts.controller;
      const known = await trust(did);
      const verdict = aged(did) && report.verdict === 'verified' ? 'to-check' : report.verdict;
      return { found: one, report: { ...report, verdict }, company: known.outcome === 'trusted' ? known.entry : null, withdrawnAt: null };
    }),
  );
  return { receipts: await withWithdrawals(receipts, ports.crypto), sources: [...evidence.sources.values()] };
};
