import type { PublicJwk } from '#shared/credentials/ports';
import type { Certificate, ReadFault } from './read-certificate.ts';

interface Settings {
  readonly issuerUrl: string;
  readonly issuerRegistryKey: PublicJwk;
}

/** The certificate, checked with what this server publishes; what reads it comes only when there is something to read. */
export const readHere = async (given: string | Uint8Array): Promise<Certificate | ReadFault> => {
  const [{ readCertificate }, { webCrypto }, { webFetcher }] = await Promise.all([
    import('./read-certificate.ts'),
    import('#shared/credentials/web-crypto'),
    import('#shared/credentials/web-fetcher'),
  ]);
  const answer = await fetch('/config.json', { cache: 'no-store', credentials: 'omit' });
  const { issuerUrl, issuerRegistryKey: registryKey } = (await answer.json()) as Settings;
  const now = (): number => Math.floor(Date.now() / 1000);
  return readCertificate(given, { issuerUrl, registryKey, crypto: webCrypto, fetcher: webFetcher, now });
};
