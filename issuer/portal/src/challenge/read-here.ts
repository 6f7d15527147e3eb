import type { PublicJwk } from '#shared/credentials/ports';
import type { Certificate, ReadFault } from './read-certificate.ts';

interface Settings {
  readonly issuerUrl: string;
  readonly issuerRegistryKey: PublicJwk;
}

const readSettings = async (): Promise<Settings | null> => {
  try {
    const answer = await fetch('/config.json', { cache: 'no-store', credentials: 'omit' });
    return answer.ok ? ((await answer.json()) as Settings) : null;
  } catch {
    return null;
  }
};

/**
 * The certificate, checked with what this server publishes; what reads it comes only when there is something to read. `settings`: the
 * server does not answer, so that nobody says whose key signs the registry.
 */
export const readHere = async (given: string | Uint8Array): Promise<Certificate | ReadFault | 'settings'> => {
  const settings = await readSettings();
  if (!settings) return 'settings';
  const [{ readCertificate }, { webCrypto }, { webFetcher }] = await Promise.all([
    import('./read-certificate.ts'),
    import('#shared/credentials/web-crypto'),
    import('#shared/credentials/web-fetcher'),
  ]);
  const { issuerUrl, issuerRegistryKey: registryKey } = settings;
  const now = (): number => Math.floor(Date.now() / 1000);
  return readCertificate(given, { issuerUrl, registryKey, crypto: webCrypto, fetcher: webFetcher, now });
};
