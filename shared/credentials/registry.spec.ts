import { givenEntry, givenIssuerUrl, givenKey, givenNow, givenRegistry, givenWeb, type GivenKey, type GivenWeb } from './given.ts';
import type { JsonObject } from './ports.ts';
import { findEntry, verifyRegistry, type RegistryEntry } from './registry.ts';
import { makeRegistryCache, type RegistryCache } from './registry-cache.ts';
import { webCrypto } from './web-crypto.ts';

const atelier = 'did:web:organisme.example:o:atelier';

describe('the signed registry', () => {
  let platform: GivenKey;
  const expected = () => ({ key: platform.jwk, serverUrl: givenIssuerUrl, now: givenNow });
  const whyOf = async (jws: Promise<string>) =>
    verifyRegistry(await jws, expected(), webCrypto).then(
      () => 'accepted',
      (fault: Error) => fault.message,
    );

  beforeAll(async () => {
    platform = await givenKey();
  });

  it('finds an organisation by its DID', async () => {
    const registry = await verifyRegistry(await givenRegistry(platform, [givenEntry(atelier)]), expected(), webCrypto);

    expect(findEntry(registry, atelier)?.siret).toBe('73282932000074');
    expect(findEntry(registry, 'did:web:autre.example')).toBeNull();
  });

  it('is refused from another key, another server, or in another form', async () => {
    expect(await whyOf(givenRegistry(await givenKey(), []))).toBe('bad-signature');
    expect(await whyOf(givenRegistry(platform, [], { iss: 'https://evil.example' }))).toBe('registry-malformed');
    expect(await whyOf(givenRegistry(platform, [{ did: atelier } as RegistryEntry]))).toBe('registry-malformed');
    expect(await whyOf(givenRegistry(platform, [], { ttl: 'soon' }))).toBe('registry-malformed');
    expect(await whyOf(givenRegistry(platform, [], { exp: givenNow }))).toBe('registry-expired');
    expect(await whyOf(Promise.resolve('not a registry'))).toBe('malformed');
  });
});

describe('trust', () => {
  let platform: GivenKey;
  let web: GivenWeb;
  let now: number;
  let cache: RegistryCache;
  const publish = async (entries: readonly RegistryEntry[], changes: JsonObject = {}, key = platform) => {
    web.pages.set(`${givenIssuerUrl}/registry`, await givenRegistry(key, entries, { iat: now, exp: now + 86400, ...changes }));
  };
  const ask = async (did = atelier) => {
    const answer = await cache.trust(did);
    return [answer.outcome, ...('stale' in answer && answer.stale ? ['stale'] : []), ...('why' in answer ? [answer.why] : [])].join(' ');
  };

  beforeAll(async () => {
    platform = await givenKey();
  });
  beforeEach(() => {
    now = givenNow;
    web = givenWeb();
    cache = makeRegistryCache({ serverUrl: givenIssuerUrl, key: platform.jwk, fetcher: web.fetcher, crypto: webCrypto, now: () => now });
  });

  it('is for who stands in the registry, asked once per its time to live', async () => {
    await publish([givenEntry(atelier)]);

    expect([await ask(), await ask('did:web:autre.example')]).toEqual(['trusted', 'unknown']);
    now += 299;
    await ask();
    expect(web.asked.length).toBe(1);
  });

  it('ends when an organisation is suspended, for it leaves the registry', async () => {
    await publish([givenEntry(atelier)]);
    await ask();
    await publish([]);
    now += 300;

    expect(await ask()).toBe('unknown');
  });

  it('is not decided while the registry is away, and is told stale once it was read', async () => {
    expect(await ask()).toBe('unreachable');
    await publish([givenEntry(atelier)]);
    now += 10;
    await ask();
    web.pages.clear();
    now += 300;
    expect(await ask()).toBe('trusted stale');
    now += 86400;
    expect(await ask()).toBe('unreachable');
    expect(await cache.registry()).toBeNull();
  });

  it('is refused to all when the registry is forged', async () => {
    await publish([givenEntry(atelier)], {}, await givenKey());

    expect(await ask()).toBe('refused bad-signature');
  });
});
