import { makeBitstringCache } from '#shared/credentials/bitstring-cache';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import { makeRegistryCache } from '#shared/credentials/registry-cache';
import { verifyDocument, type DocumentReport } from '#shared/credentials/verify-document';
import { webCrypto } from '#shared/credentials/web-crypto';
import { webFetcher } from '#shared/credentials/web-fetcher';
import { readPlatformKey } from '#shared/server/keys/read-platform-key';
import type { GivenIssuer } from '../given.ts';

/** What `/verify` does with a document, over real HTTP, with nothing cached from before. */
export const readAsAnyone = (issuer: GivenIssuer, text: string): Promise<DocumentReport> => {
  const now = (): number => Math.floor(issuer.house.clock().getTime() / 1000);
  const ports = { fetcher: webFetcher, crypto: webCrypto, now };
  const registry = makeRegistryCache({
    ...ports,
    serverUrl: issuer.url,
    key: readPlatformKey(issuer.house.config.platformKeyFile).publicJwk,
  });
  const resolver = makeDidResolver(ports);
  const bitstrings = makeBitstringCache({ ...ports, resolver });
  return verifyDocument(text, { crypto: webCrypto, resolver, now: now(), trust: registry.trust, bitstrings });
};
