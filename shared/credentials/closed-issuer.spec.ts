import { makeDidResolver } from './did-resolver.ts';
import { didWebDocument } from './did-web.ts';
import { didPage, givenCredential, givenEntry, givenIssuer, givenKey, givenNow, givenWeb, type GivenIssuer } from './given.ts';
import { inBusiness, type Trust, type TrustAnswer } from './registry.ts';
import { verifyCredential } from './verify.ts';
import { webCrypto } from './web-crypto.ts';

const day = 86_400;
const at = (seconds: number): string => new Date(seconds * 1000).toISOString();

describe('an organism that closed', () => {
  let issuer: GivenIssuer;
  const trusted = (closedAt: number): TrustAnswer => ({
    outcome: 'trusted',
    entry: givenEntry(issuer.did, { closed: { at: at(closedAt), until: '2032-11-21' } }),
    fetchedAt: givenNow,
    stale: false,
  });
  const lineOf = async (closedAt: number) => {
    const trust: Trust = () => Promise.resolve(trusted(closedAt));
    const resolver = makeDidResolver({ fetcher: givenWeb({ [didPage(issuer.did)]: issuer.document }).fetcher, now: () => givenNow });
    const report = await verifyCredential(await givenCredential(issuer), { crypto: webCrypto, resolver, trust, now: givenNow });
    return report.checks.find(({ check }) => check === 'issuer-trusted');
  };
  beforeAll(async () => {
    issuer = await givenIssuer();
  });

  it('is believed for what it signed until the day it closed, and told as closed since then', async () => {
    const iat = givenNow - 3600;
    const sameDay = Math.floor(iat / day) * day;

    expect(await lineOf(sameDay)).toEqual({ check: 'issuer-trusted', outcome: 'passed', why: 'issuer-closed', at: sameDay });
    expect((await lineOf(sameDay - 1))?.why).toBe('issued-after-closing');
  });

  it('is nobody for who is about to give or to receive something', () => {
    expect(inBusiness(trusted(givenNow)).outcome).toBe('unknown');
    expect(inBusiness({ ...trusted(givenNow), entry: givenEntry(issuer.did) } as TrustAnswer).outcome).toBe('trusted');
  });
});

describe('an organism that changed its key', () => {
  const setUp = async () => {
    const [before, next] = [await givenIssuer(), await givenKey()];
    const kid = `${before.did}#key-2`;
    const page = didPage(before.did);
    const web = givenWeb({ [page]: before.document });
    const clock = { now: givenNow };
    const resolver = makeDidResolver({ fetcher: web.fetcher, now: () => clock.now });
    await resolver.resolve(before.did);
    const both = didWebDocument(before.did, [
      { kid: before.kid, publicJwk: before.jwk },
      { kid, publicJwk: next.jwk },
    ]);
    return { did: before.did, kid, page, web, clock, resolver, both };
  };

  it('is read again when its new key is met, though the document was kept', async () => {
    const { did, kid, page, web, resolver, both } = await setUp();
    web.pages.set(page, JSON.stringify(both));

    const { document } = await resolver.resolve(did, kid);

    expect(document?.assertionMethod).toContain(kid);
  });

  it('is not asked more than once in ten seconds for keys that are made up', async () => {
    const { did, resolver, web } = await setUp();
    for (const name of ['a', 'b', 'c']) await resolver.resolve(did, `${did}#${name}`);

    expect(web.asked.length).toBe(2);
  });

  it('keeps the document that was known when it cannot be read again', async () => {
    const { did, kid, page, web, clock, resolver } = await setUp();
    web.pages.delete(page);
    clock.now += 10;

    expect((await resolver.resolve(did, kid)).document?.id).toBe(did);
    expect((await resolver.resolve(did)).document?.id).toBe(did);
  });
});
