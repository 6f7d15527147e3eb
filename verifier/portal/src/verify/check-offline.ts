import { didWebUrl } from '#shared/credentials/did-web';
import type { FoundCredential } from '#shared/credentials/find-credentials';
import { isObject } from '#shared/credentials/jwt';
import type { CryptoPort, JsonObject } from '#shared/credentials/ports';
import { checkOffline, type Snapshot } from '#shared/credentials/snapshot';
import type { Checked, CheckedDocument } from './check-documents.ts';
import type { EvidenceKind, EvidenceSource } from './evidence.ts';

/** A list of withdrawals older than this says too little: what it proves is to be checked again (shared/decisions/0019). */
export const mostAge = 86_400;
const clockSlack = 300;

/** Too old, or of a time to come: the clock of this device was set back since. */
export const isTooOld = ({ takenAt }: Pick<Snapshot, 'takenAt'>, now: number): boolean =>
  now - takenAt > mostAge || takenAt - now > clockSlack;

const listOf = (payload: JsonObject | null): string | null => {
  const { status } = payload ?? {};
  const list = isObject(status) ? status['status_list'] : undefined;
  return isObject(list) && typeof list['uri'] === 'string' ? list['uri'] : null;
};

const sourcesOf = (
  { takenAt, pages, registry }: Snapshot,
  documents: readonly CheckedDocument[],
  stale: boolean,
): readonly EvidenceSource[] => {
  const found = new Map<string, EvidenceSource>();
  const add = (kind: EvidenceKind, url: string | null, issuer: string | null): void => {
    if (url !== null && pages[url] !== undefined) found.set(url, { url, kind, issuer, origin: 'prepared', fetchedAt: takenAt, stale });
  };
  for (const { document } of documents) {
    const { issuer, payload } = document.report;
    add('registry', `${registry.serverUrl}/registry`, null);
    add('document', didWebUrl(issuer ?? ''), issuer);
    add('list', listOf(payload), issuer);
  }
  return [...found.values()];
};

const judged = ({ document, ...rest }: CheckedDocument, stale: boolean): CheckedDocument =>
  stale && document.verdict === 'verified' ? { ...rest, document: { ...document, verdict: 'to-check' } } : { ...rest, document };

/** Every check by what was prepared alone: no request leaves. A preparation that is too old verifies nothing, though it still refuses. */
export const checkPrepared = async (
  found: readonly FoundCredential[],
  snapshot: Snapshot,
  { crypto, now }: { readonly crypto: CryptoPort; readonly now: number },
): Promise<Checked> => {
  const stale = isTooOld(snapshot, now);
  const documents = await Promise.all(
    found.map(async (one): Promise<CheckedDocument> => {
      const { document, issuer } = await checkOffline(one.text, snapshot, crypto, now);
      return judged({ found: one, document, issuer: document.report.payload ? issuer : null, aged: stale }, stale);
    }),
  );
  return { documents, sources: sourcesOf(snapshot, documents, stale) };
};
