import { makeBitstringCache, type BitstringReader } from '#shared/credentials/bitstring-cache';
import { didWebUrl } from '#shared/credentials/did-web';
import type { FoundCredential } from '#shared/credentials/find-credentials';
import type { CryptoPort, PublicJwk } from '#shared/credentials/ports';
import { pairedDeclarations } from '#shared/credentials/paired-declarations';
import type { RegistryEntry } from '#shared/credentials/registry';
import { makeStatusCache, type StatusReader } from '#shared/credentials/status-cache';
import { verifyDocument, type DocumentReport } from '#shared/credentials/verify-document';
import { trustPorts } from './trust-ports.ts';
import { Evidence, type EvidencePorts, type EvidenceSource } from './evidence.ts';

/** What `/config.json` says of the two registries. */
export interface Settings {
  readonly issuerUrl: string;
  readonly issuerRegistryKey: PublicJwk;
  readonly verifierUrl: string;
  readonly verifierRegistryKey: PublicJwk;
}
export interface CheckPorts extends EvidencePorts {
  readonly crypto: CryptoPort;
}
export interface CheckedDocument {
  readonly found: FoundCredential;
  readonly document: DocumentReport;
  /** The issuer as the registry knows it; null when it does not. */
  readonly issuer: RegistryEntry | null;
  /** The issuer's keys come from a copy: whether one of them fell since is not known. */
  readonly aged: boolean;
  /** An endorsement whose declaration is among what was handed over, whole. */
  readonly besideDeclaration?: boolean;
}
export interface Checked {
  readonly documents: readonly CheckedDocument[];
  readonly sources: readonly EvidenceSource[];
}

/** A list from a copy is told as stale, with its own age: the reader only knows when it was handed over. */
const agedReader = <R extends StatusReader | BitstringReader>(reader: R, evidence: Evidence): R =>
  ({
    async read(uri: string, did: string) {
      evidence.note(uri, { kind: 'list', issuer: did });
      const answer = await reader.read(uri, did);
      const source = evidence.sources.get(uri);
      if (answer.outcome !== 'read' || !source) return answer;
      return { ...answer, fetchedAt: source.fetchedAt, stale: answer.stale || source.stale };
    },
  }) as R;

const portsOf = (settings: Settings, ports: CheckPorts, evidence: Evidence) => {
  const { fetcher } = evidence;
  const { crypto, now } = ports;
  const { resolver, trust } = trustPorts({ serverUrl: settings.issuerUrl, key: settings.issuerRegistryKey }, ports, evidence);
  return {
    ...{ resolver, trust },
    statuses: agedReader(makeStatusCache({ fetcher, resolver, crypto, now }), evidence),
    bitstrings: agedReader(makeBitstringCache({ fetcher, resolver, crypto, now }), evidence),
  };
};

/** A good document whose issuer's keys could not be read again is to be checked: a key may have fallen meanwhile. */
const judged = (document: DocumentReport, aged: boolean): DocumentReport =>
  aged && document.verdict === 'verified' ? { ...document, verdict: 'to-check' } : document;

/** Every check of every document, here in the browser. What is published is fetched whole; nothing of a document is sent to anyone. */
export const checkDocuments = async (found: readonly FoundCredential[], settings: Settings, ports: CheckPorts): Promise<Checked> => {
  const evidence = new Evidence(ports);
  const { crypto, now } = ports;
  const made = portsOf(settings, ports, evidence);
  const documents = await Promise.all(
    found.map(async (one): Promise<CheckedDocument> => {
      const document = await verifyDocument(one.text, { crypto, now: now(), ...made });
      // What nobody signed for sure names nobody.
      const issuer = document.report.payload ? document.report.issuer : null;
      const known = issuer === null ? null : await made.trust(issuer);
      const aged = evidence.sources.get(didWebUrl(issuer ?? '') ?? '')?.stale ?? false;
      return { found: one, document: judged(document, aged), issuer: known?.outcome === 'trusted' ? known.entry : null, aged };
    }),
  );
  const paired = await pairedDeclarations(documents.map(({ document }) => document.report.payload));
  const told = documents.map((one, place) => (paired.has(place) ? { ...one, besideDeclaration: true } : one));
  return { documents: told, sources: [...evidence.sources.values()] };
};
