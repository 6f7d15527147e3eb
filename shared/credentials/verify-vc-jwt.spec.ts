import { makeBitstringCache } from './bitstring-cache.ts';
import { makeBitstring, setBit } from './bitstring-status-list.ts';
import { makeDidResolver } from './did-resolver.ts';
import { didPage, givenIssuer, givenNow, givenTrust, givenWeb, type GivenIssuer, type GivenWeb } from './given.ts';
import {
  bitstringAt,
  givenBadge,
  givenBadgeKey,
  givenBitstringToken,
  givenBitstringUri,
  givenVcJwt,
  type GivenBadgeKey,
} from './given-jose.ts';
import type { Report, Why } from './report.ts';
import { verifyOpenBadge, verifyVcJwt, type VcJwtOptions } from './verify-vc-jwt.ts';
import { webCrypto } from './web-crypto.ts';

describe('a W3C credential as a JWT', () => {
  let issuer: GivenIssuer;
  let stranger: GivenIssuer;
  let badge: GivenBadgeKey;
  let web: GivenWeb;
  let now = givenNow;
  const options = (): VcJwtOptions => {
    const ports = { fetcher: web.fetcher, crypto: webCrypto, now: () => now };
    const resolver = makeDidResolver(ports);
    return { crypto: webCrypto, resolver, now, trust: givenTrust(issuer), bitstrings: makeBitstringCache({ ...ports, resolver }) };
  };
  const verify = (compact: string): Promise<Report> => verifyVcJwt(compact, options());
  const whyOf = ({ checks }: Report, name: string) => checks.find((line) => line.check === name)?.why;
  const signatureOf = async (compact: string) => whyOf(await verify(compact), 'signature');

  beforeAll(async () => {
    [issuer, stranger] = await Promise.all([givenIssuer(), givenIssuer('did:web:ailleurs.example')]);
    badge = await givenBadgeKey(issuer);
  });
  beforeEach(async () => {
    now = givenNow;
    web = givenWeb({
      [didPage(issuer.did)]: badge.issuer.document,
      'https://ailleurs.example/.well-known/did.json': stranger.document,
      [givenBitstringUri]: await givenBitstringToken(issuer),
    });
  });

  it('passes every check that can be made without its holder', async () => {
    const report = await verify(await givenVcJwt(issuer, bitstringAt(7)));

    expect(report.checks.map(({ check, why }) => `${check} ${why}`)).toEqual([
      'signature signature-good',
      'issuer-trusted issuer-registered',
      'status status-valid',
      'validity within-dates',
      'holder-binding binding-not-asked',
      'disclosures disclosures-intact',
    ]);
    expect(report.issuer).toBe(issuer.did);
    expect(Object.keys(report.claims)).toEqual(['id', 'credentialSubject']);
  });

  it('is refused under another typ, algorithm or key, and changed', async () => {
    const good = await givenVcJwt(issuer);
    const [header, payload, signature] = good.split('.');
    const none = btoa(JSON.stringify({ alg: 'none', typ: 'vc+jwt', kid: issuer.kid })).replaceAll('=', '');

    expect(await signatureOf(await givenVcJwt(issuer, {}, { typ: 'JWT' }))).toBe('wrong-typ');
    expect(await signatureOf(await givenVcJwt(issuer, {}, { alg: 'HS256' }))).toBe('alg-not-allowed');
    expect(await signatureOf(await givenVcJwt(issuer, {}, { crit: ['b64'] }))).toBe('crit-unknown');
    expect(await signatureOf(await givenVcJwt(issuer, {}, { kid: undefined }))).toBe('kid-missing');
    expect(await signatureOf(await givenVcJwt(issuer, {}, { kid: stranger.kid }))).toBe('kid-foreign');
    expect(await signatureOf(await givenVcJwt(issuer, {}, { kid: '#key-9' }))).toBe('key-not-found');
    expect(await signatureOf(await givenVcJwt({ ...stranger, did: issuer.did, kid: issuer.kid }))).toBe('bad-signature');
    expect(await signatureOf(`${none}.${payload}.${signature}`)).toBe('alg-not-allowed');
    expect(await signatureOf(`${header}.${payload!.slice(0, -2)}AA.${signature}`)).toMatch(/malformed|bad-signature/u);
    expect(await signatureOf('not a credential')).toBe('malformed');
  });

  it('is refused when it is not of the model, or of the former one', async () => {
    expect(await signatureOf(await givenVcJwt(issuer, { '@context': ['https://www.w3.org/2018/credentials/v1'] }))).toBe('malformed');
    expect(await signatureOf(await givenVcJwt(issuer, { vc: {} }))).toBe('malformed');
    expect(await signatureOf(await givenVcJwt(issuer, { iss: stranger.did }))).toBe('malformed');
  });

  it('is judged by the dates of the model and by those of the JWT', async () => {
    const day = (seconds: number) => new Date(seconds * 1000).toISOString();
    const validity = async (changes: object) => whyOf(await verify(await givenVcJwt(issuer, { ...changes })), 'validity');

    expect(await validity({ validUntil: day(givenNow - 60) })).toBe('expired');
    expect(await validity({ validFrom: day(givenNow + 3600) })).toBe('not-yet-valid');
    expect(await validity({ exp: givenNow - 1 })).toBe('expired');
    expect(await validity({ nbf: givenNow + 3600 })).toBe('not-yet-valid');
    expect(await validity({ validUntil: undefined })).toBe('no-expiry');
  });

  it('of an issuer nobody registered is refused, of one that does not answer is to be checked', async () => {
    const unknown = await verify(await givenVcJwt(stranger));
    web.pages.clear();
    const away = await verify(await givenVcJwt(issuer));

    expect([unknown.verdict, whyOf(unknown, 'issuer-trusted')]).toEqual(['refused', 'issuer-unknown']);
    expect([away.verdict, whyOf(away, 'signature')]).toEqual(['to-check', 'issuer-unreachable']);
    expect(away.payload).toBeNull();
  });

  it('is refused from the day its key fell', async () => {
    const fallen = { ...issuer.document.verificationMethod![0]!, carnet: { compromisedSince: givenNow } };
    web.pages.set(didPage(issuer.did), JSON.stringify({ ...issuer.document, verificationMethod: [fallen] }));

    expect(await signatureOf(await givenVcJwt(issuer))).toBe('key-compromised');
    expect(await signatureOf(await givenVcJwt(issuer, { validFrom: '2026-11-01T00:00:00Z' }))).toBe('signature-good');
  });

  describe('with a bitstring status', () => {
    const statusOf = async (status: object) => whyOf(await verify(await givenVcJwt(issuer, { ...status })), 'status');

    it('is refused once withdrawn', async () => {
      const list = makeBitstring(2 ** 17);
      setBit(list, 7);
      web.pages.set(givenBitstringUri, await givenBitstringToken(issuer, { list }));

      expect(await statusOf(bitstringAt(7))).toBe('revoked');
      expect(await statusOf(bitstringAt(8))).toBe('status-valid');
    });

    it('is never valid by a list of another issuer, key, address, purpose or day', async () => {
      const fake = { ...stranger, did: issuer.did, kid: issuer.kid };
      const lists: readonly (readonly [string, Why])[] = [
        [await givenBitstringToken(stranger), 'status-list-foreign'],
        [await givenBitstringToken(fake), 'status-list-bad-signature'],
        [await givenBitstringToken(issuer, { payload: { id: 'https://ailleurs.example/1' } }), 'status-list-wrong-subject'],
        [await givenBitstringToken(issuer, { header: { typ: 'JWT' } }), 'status-list-malformed'],
        [await givenBitstringToken(issuer, { payload: { type: ['VerifiableCredential'] } }), 'status-list-malformed'],
        [
          await givenBitstringToken(issuer, { payload: { validUntil: '2026-11-20T00:00:00Z', validFrom: undefined } }),
          'status-list-expired',
        ],
        ['', 'status-list-malformed'],
      ];
      for (const [token, why] of lists) {
        web.pages.set(givenBitstringUri, token);
        expect(await statusOf(bitstringAt(7)))
          .withContext(why)
          .toBe(why);
      }
      web.pages.set(givenBitstringUri, await givenBitstringToken(issuer));
      expect(await statusOf(bitstringAt(7, 'suspension'))).toBe('status-list-wrong-subject');
    });

    it('is told as it is when the entry or the list is not as expected', async () => {
      const { credentialStatus } = bitstringAt(7) as { credentialStatus: object };

      expect(await statusOf(bitstringAt(2 ** 17))).toBe('status-out-of-range');
      expect(await statusOf({ credentialStatus: { ...credentialStatus, statusListIndex: 'x' } })).toBe('status-malformed');
      expect(await statusOf({ credentialStatus: { id: 'https://x.example/1', type: 'OtherStatus' } })).toBe('status-not-asked');
      expect(await statusOf({ credentialStatus: [credentialStatus, { ...credentialStatus, statusListIndex: String(2 ** 17) }] })).toBe(
        'status-out-of-range',
      );
      web.pages.delete(givenBitstringUri);
      expect(await statusOf(bitstringAt(7))).toBe('status-unreachable');
    });

    it('is asked once per time to live, and told as stale afterwards when nobody answers', async () => {
      const shared = options();
      const compact = await givenVcJwt(issuer, bitstringAt(7));
      for (let time = 0; time < 3; time += 1) await verifyVcJwt(compact, shared);
      const asked = web.asked.filter((url) => url === givenBitstringUri).length;
      web.pages.delete(givenBitstringUri);
      now += 400;
      const later = await verifyVcJwt(compact, { ...shared, now });

      expect(asked).toBe(1);
      expect(later.checks.find(({ check }) => check === 'status')).toEqual({
        ...{ check: 'status', outcome: 'unchecked', why: 'status-stale', at: givenNow },
      });
    });
  });

  describe('as an Open Badge', () => {
    const badgeWhy = async (compact: string) => whyOf(await verifyOpenBadge(compact, options()), 'signature');

    it('passes with an RSA key of the issuer, and with its own', async () => {
      const own: GivenBadgeKey = { kid: issuer.kid, sign: issuer.sign, issuer };

      expect(await badgeWhy(await givenBadge(badge))).toBe('signature-good');
      expect(await badgeWhy(await givenBadge(own, {}, {}, 'ES256'))).toBe('signature-good');
    });

    it('is refused in another shape than its own', async () => {
      expect(await badgeWhy(await givenBadge(badge, {}, { typ: 'vc+jwt' }))).toBe('wrong-typ');
      expect(await badgeWhy(await givenBadge(badge, { iss: stranger.did }))).toBe('malformed');
      expect(await badgeWhy(await givenBadge(badge, { jti: 'urn:other' }))).toBe('malformed');
      expect(await badgeWhy(await givenBadge(badge, { type: ['VerifiableCredential'] }))).toBe('type-missing');
      expect(await badgeWhy(await givenBadge(badge, {}, { kid: stranger.kid }))).toBe('kid-foreign');
      expect(await badgeWhy(await givenBadge(badge, {}, { alg: 'EdDSA' }))).toBe('alg-not-allowed');
      expect(await badgeWhy(await givenBadge(badge, {}, { alg: 'ES256' }))).toBe('bad-signature');
    });

    it('is refused by a short RSA key', async () => {
      const short = await givenBadgeKey(issuer, 1024);
      web.pages.set(didPage(issuer.did), JSON.stringify(short.issuer.document));

      expect(await badgeWhy(await givenBadge(short))).toBe('bad-signature');
    });
  });
});
