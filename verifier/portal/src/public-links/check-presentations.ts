import { contestedOn } from '#shared/credentials/contested';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import type { Clock, CryptoPort, Fetcher, PublicJwk } from '#shared/credentials/ports';
import { makeRegistryCache } from '#shared/credentials/registry-cache';
import type { RegistryEntry } from '#shared/credentials/registry';
import type { Report } from '#shared/credentials/report';
import { makeStatusCache } from '#shared/credentials/status-cache';
import { verifyPresentation } from '#shared/credentials/verify';
import { webCrypto } from '#shared/credentials/web-crypto';
import { webFetcher } from '#shared/credentials/web-fetcher';
import type { LinkContent } from './open-sealed.ts';

/** What `/config.json` says of the issuer. */
export interface Settings {
  readonly issuerUrl: string;
  readonly issuerRegistryKey: PublicJwk;
}
export interface Ports {
  readonly fetcher: Fetcher;
  readonly crypto: CryptoPort;
  readonly now: Clock;
}
export interface CheckedPresentation {
  readonly report: Report;
  /** The issuer as the registry knows it; null when it does not. */
  readonly issuer: RegistryEntry | null;
  /** Told by the holder when the link was made; null when the binding does not hold. */
  readonly contestedOn: string | null;
}

const ownPorts: Ports = { fetcher: webFetcher, crypto: webCrypto, now: () => Math.floor(Date.now() / 1000) };

/**
 * Every check of every presentation, here in the browser: DID documents, status lists and the registry are fetched whole from who publishes
 * them, and nothing of the link is sent. A holder proves once, when the link is made: audience and nonce are the link's id, and the moment is
 * the one the link tells, never one to come.
 */
export const checkPresentations = async (
  id: string,
  { madeAt, presentations }: LinkContent,
  settings: Settings,
  { fetcher, crypto, now }: Ports = ownPorts,
): Promise<readonly CheckedPresentation[]> => {
  const registry = makeRegistryCache({ serverUrl: settings.issuerUrl, key: settings.issuerRegistryKey, fetcher, crypto, now });
  const resolver = makeDidResolver({ fetcher, now, anchors: () => registry.anchors() });
  const statuses = makeStatusCache({ fetcher, resolver, crypto, now });
  const bound = { nonce: id, audience: id, madeAt: Math.min(madeAt, now()) };
  return Promise.all(
    presentations.map(async (compact) => {
      const report = await verifyPresentation(compact, { ...bound, crypto, resolver, statuses, trust: registry.trust, now: now() });
      const known = report.issuer === null ? null : await registry.trust(report.issuer);
      const proven = report.checks.some((line) => line.check === 'holder-binding' && line.outcome === 'passed');
      return { report, contestedOn: proven ? contestedOn(compact) : null, issuer: known?.outcome === 'trusted' ? known.entry : null };
    }),
  );
};
