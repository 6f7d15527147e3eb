import { makeBitstringCache } from '#shared/credentials/bitstring-cache';
import { rootShape } from '#shared/credentials/challenge-address';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import type { DidResolver } from '#shared/credentials/did';
import { findCredentials, FindRefused } from '#shared/credentials/find-credentials';
import { isObject } from '#shared/credentials/jwt';
import type { Clock, CryptoPort, Fetcher, JsonObject, PublicJwk } from '#shared/credentials/ports';
import { makeRegistryCache } from '#shared/credentials/registry-cache';
import { makeStatusCache } from '#shared/credentials/status-cache';
import { verifyDocument } from '#shared/credentials/verify-document';

/** What a funder holds: the certificate, checked here, or only the code that is printed on it. */
export interface Certificate {
  readonly root: string;
  /** Null of a bare code: nothing says how many half-days and hours were certified. */
  readonly certified: { readonly size: number; readonly hours: number | null; readonly planned: number | null } | null;
  readonly verdict: 'verified' | 'to-check' | 'code';
}
export type ReadFault = 'nothing' | 'hidden' | 'refused';
export interface ReadPorts {
  readonly issuerUrl: string;
  readonly registryKey: PublicJwk;
  readonly crypto: CryptoPort;
  readonly fetcher: Fetcher;
  readonly now: Clock;
}

const subjectOf = (payload: JsonObject): JsonObject | null => {
  const document = isObject(payload['ld']) ? payload['ld'] : payload;
  const types: unknown = document['type'];
  const subject = document['credentialSubject'];
  return Array.isArray(types) && types.includes('CompletionCredential') && isObject(subject) ? subject : null;
};

const count = (value: unknown): number | null => (typeof value === 'number' && value >= 0 ? value : null);

const check = async (text: string, { issuerUrl, registryKey, crypto, fetcher, now }: ReadPorts): Promise<Certificate | ReadFault> => {
  const registry = makeRegistryCache({ serverUrl: issuerUrl, key: registryKey, fetcher, crypto, now });
  const resolver: DidResolver = { ...makeDidResolver({ fetcher, now }), anchors: () => registry.anchors() };
  const ports = { fetcher, resolver, crypto, now };
  const lists = { statuses: makeStatusCache(ports), bitstrings: makeBitstringCache(ports) };
  const { verdict, report } = await verifyDocument(text, { crypto, now: now(), resolver, trust: registry.trust, ...lists });
  if (verdict === 'refused' || !report.payload) return 'refused';
  const subject = subjectOf(report.payload);
  if (!subject) return 'nothing';
  const { merkleRoot: root, halfDays: size, hours, plannedHours } = subject;
  if (typeof root !== 'string' || !rootShape.test(root) || typeof size !== 'number') return 'hidden';
  return { root, verdict, certified: { size, hours: count(hours), planned: count(plannedHours) } };
};

/** The faults of several documents: what is nearest to a certificate is told. */
const nearest: readonly ReadFault[] = ['hidden', 'refused', 'nothing'];

/**
 * A certificate out of what was pasted or chosen, checked in this browser: signature by a registered organism, dates, status. Nothing of it is
 * sent to anyone. A text of 43 letters is a control code: the root itself.
 */
export const readCertificate = async (given: string | Uint8Array, ports: ReadPorts): Promise<Certificate | ReadFault> => {
  if (typeof given === 'string' && rootShape.test(given.trim())) return { root: given.trim(), certified: null, verdict: 'code' };
  const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
  const faults: ReadFault[] = ['nothing'];
  try {
    for (const { text } of findCredentials(bytes).credentials) {
      const read = await check(text, ports);
      if (typeof read !== 'string') return read;
      faults.push(read);
    }
  } catch (fault) {
    if (!(fault instanceof FindRefused)) throw fault;
  }
  return nearest.find((one) => faults.includes(one)) ?? 'nothing';
};
