import type { FoundCredential } from '#shared/credentials/find-credentials';
import {
  didPage,
  givenEntry,
  givenIssuer,
  givenIssuerUrl,
  givenKey,
  givenNow,
  givenRegistry,
  givenStatusToken,
  givenStatusUri,
  givenWeb,
  type GivenIssuer,
  type GivenKey,
  type GivenWeb,
} from '#shared/credentials/given';
import { webCrypto } from '#shared/credentials/web-crypto';
import type { CheckPorts, Settings } from './check-documents.ts';
import type { Shelf } from './evidence.ts';

export const givenVerifierUrl = 'https://recruteur.example';

/** An organism that publishes, and the platform that vouches for it: at the builders’ hour, or at the real one for a page that reads the clock. */
export interface GivenSide {
  readonly issuer: GivenIssuer;
  readonly platform: GivenKey;
  readonly web: GivenWeb;
  readonly settings: Settings;
}

export const givenSide = async (now = givenNow): Promise<GivenSide> => {
  const [issuer, platform] = await Promise.all([givenIssuer(), givenKey()]);
  const dated = { iat: now - 60, exp: now + 86_400 };
  const web = givenWeb({
    [didPage(issuer.did)]: issuer.document,
    [givenStatusUri]: await givenStatusToken(issuer, { payload: dated }),
    [`${givenIssuerUrl}/registry`]: await givenRegistry(platform, [givenEntry(issuer.did)], dated),
  });
  const settings = {
    ...{ issuerUrl: givenIssuerUrl, issuerRegistryKey: platform.jwk },
    ...{ verifierUrl: givenVerifierUrl, verifierRegistryKey: platform.jwk },
  };
  return { issuer, platform, web, settings };
};

/** A shelf in memory. */
export const givenShelf = (): Shelf => {
  const kept = new Map<string, { body: Uint8Array<ArrayBuffer>; fetchedAt: number }>();
  return {
    keep: (url, body, fetchedAt) => Promise.resolve(void kept.set(url, { body: new Uint8Array(body), fetchedAt })),
    find: (url) => Promise.resolve(kept.get(url) ?? null),
  };
};

export const givenPorts = ({ web }: GivenSide, changes: Partial<CheckPorts> = {}): CheckPorts => ({
  direct: web.fetcher,
  relay: () => Promise.resolve(null),
  shelf: givenShelf(),
  crypto: webCrypto,
  now: () => givenNow,
  ...changes,
});

export const givenFound = (...texts: readonly string[]): readonly FoundCredential[] => texts.map((text) => ({ text, from: null }));
