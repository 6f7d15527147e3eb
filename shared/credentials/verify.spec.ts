import { encodeText } from './base64url.ts';
import {
  givenCredential,
  givenIssuer,
  givenKey,
  givenNow,
  givenPresentation,
  givenResolver,
  givenTrust,
  type GivenCredential,
  type GivenIssuer,
  type GivenKey,
} from './given.ts';
import { jwtInput, signJwt } from './jwt.ts';
import type { JsonObject } from './ports.ts';
import type { CheckName, Report } from './report.ts';
import { verifyCredential, verifyPresentation, type PresentationOptions } from './verify.ts';
import { webCrypto } from './web-crypto.ts';

const audience = 'decentralized_identifier:did:web:verifieur.example:c:btp';
const lineOf = ({ checks }: Report, check: CheckName): string => {
  const line = checks.find((one) => one.check === check)!;
  return `${line.outcome} ${line.why}`;
};

describe('verifying', () => {
  let issuer: GivenIssuer;
  let other: GivenIssuer;
  let holder: GivenKey;
  const options = (changes: Partial<PresentationOptions> = {}) => ({
    crypto: webCrypto,
    resolver: givenResolver(issuer, other),
    trust: givenTrust(issuer),
    now: givenNow,
    nonce: 'n',
    audience,
    ...changes,
  });
  const credential = (given: GivenCredential = {}) => givenCredential(issuer, { holder: holder.jwk, ...given });
  const check = async (compact: string, changes: Partial<PresentationOptions> = {}) =>
    verifyCredential(compact, { ...options(changes), holder: holder.jwk });
  const present = (compact: string, given: { nonce?: string; audience?: string; issuedAt?: number } = {}, key = holder) =>
    givenPresentation(compact, key, { nonce: 'n', audience, ...given });
  const signature = async (given: GivenCredential) => lineOf(await check(await credential(given)), 'signature');

  beforeAll(async () => {
    [issuer, other, holder] = await Promise.all([givenIssuer(), givenIssuer('did:web:autre.example:o:ecole'), givenKey()]);
  });

  it('passes a good credential of a trusted organism, bound to the holder', async () => {
    const report = await check(await credential());

    expect(report.verdict).toBe('verified');
    expect(report.checks.map((line) => line.check)).toEqual([
      'signature',
      'issuer-trusted',
      'status',
      'validity',
      'holder-binding',
      'disclosures',
    ]);
    expect(report.issuer).toBe(issuer.did);
    expect(report.holder).toEqual(holder.jwk);
    expect(Object.keys(report.claims)).toEqual(['ld']);
  });

  it('passes a good presentation, and shows what was disclosed only', async () => {
    const report = await verifyPresentation(await present(await credential()), options());

    expect(report.verdict).toBe('verified');
    expect(JSON.stringify(report.claims)).toContain('Poser un carrelage');
    expect(JSON.stringify(report.claims)).not.toContain('Argent');
  });

  it('refuses a signature by another key, and shows nothing of it', async () => {
    const report = await check(await givenCredential({ ...other, did: issuer.did, kid: issuer.kid }, { holder: holder.jwk }));

    expect(report.verdict).toBe('refused');
    expect(lineOf(report, 'signature')).toBe('failed bad-signature');
    expect(lineOf(report, 'validity')).toBe('unchecked not-reached');
    expect(report.claims).toEqual({});
    expect(report.payload).toBeNull();
    expect(report.holder).toBeNull();
  });

  it('refuses a credential wherever one character is changed', async () => {
    const compact = await credential();
    const jwtEnd = compact.indexOf('~');
    const places = [3, 200, jwtEnd - 90, jwtEnd - 40, jwtEnd - 1, jwtEnd + 5, compact.length - 2];

    for (const place of places) {
      const changed = `${compact.slice(0, place)}${compact[place] === 'A' ? 'B' : 'A'}${compact.slice(place + 1)}`;
      expect((await check(changed)).verdict)
        .withContext(`at ${place} of ${jwtEnd}`)
        .toBe('refused');
    }
  });

  it('refuses alg none, and HS256 keyed with the public key', async () => {
    const payload = { iss: issuer.did, vct: 'x', iat: givenNow };
    const none = `${jwtInput({ alg: 'none', typ: 'dc+sd-jwt', kid: issuer.kid }, payload)}.AA~`;
    const input = jwtInput({ alg: 'HS256', typ: 'dc+sd-jwt', kid: issuer.kid }, payload);
    const mac = await webCrypto.hmac(new TextEncoder().encode(JSON.stringify(issuer.jwk)), input);

    expect(lineOf(await check(none), 'signature')).toBe('failed alg-not-allowed');
    expect(lineOf(await check(`${input}.${encodeText(String.fromCharCode(...mac))}~`), 'signature')).toBe('failed alg-not-allowed');
  });

  it('refuses another typ, and an extension it does not know', async () => {
    expect(await signature({ header: { typ: 'vc+sd-jwt' } })).toBe('failed wrong-typ');
    expect(await signature({ header: { crit: ['exp'] as unknown as string } })).toBe('failed crit-unknown');
  });

  it('refuses a kid that is missing, of another issuer, or unknown', async () => {
    expect(await signature({ header: { kid: '' } })).toBe('failed kid-missing');
    expect(await signature({ header: { kid: other.kid } })).toBe('failed kid-foreign');
    expect(await signature({ header: { kid: `${issuer.did}#key-2` } })).toBe('failed key-not-found');
  });

  it('accepts a kid that only names the fragment', async () => {
    expect(await signature({ header: { kid: '#key-1' } })).toBe('passed signature-good');
  });

  it('refuses an issuer that is neither DID nor https address, and a credential without type', async () => {
    expect(await signature({ payload: { iss: 'urn:organisme' } })).toBe('failed kid-foreign');
    expect(await signature({ payload: { iss: 7 } })).toBe('failed issuer-unsupported');
    expect(await signature({ payload: { vct: '' } })).toBe('failed type-missing');
  });

  it('cannot tell while the issuer’s server does not answer, and shows no claim', async () => {
    const report = await check(await credential(), { resolver: givenResolver() });

    expect(report.verdict).toBe('to-check');
    expect(lineOf(report, 'signature')).toBe('unchecked issuer-unreachable');
    expect(lineOf(report, 'status')).toBe('unchecked not-reached');
    expect(report.claims).toEqual({});
  });

  it('refuses what a key signed from the day it was compromised, and keeps what it signed before', async () => {
    issuer = await givenIssuer(issuer.did, { compromisedSince: givenNow - 86400 });

    expect(await signature({ payload: { iat: givenNow - 86400 } })).toBe('failed key-compromised');
    expect(await signature({ payload: { iat: givenNow - 3 * 86400 } })).toBe('passed signature-good');
    expect(await signature({ payload: { iat: undefined } })).toBe('failed key-compromised');
    issuer = await givenIssuer(issuer.did);
  });

  it('says apart that the proof is good and that the issuer is unknown', async () => {
    const report = await check(await givenCredential(other, { holder: holder.jwk }));

    expect(report.verdict).toBe('refused');
    expect(lineOf(report, 'signature')).toBe('passed signature-good');
    expect(lineOf(report, 'issuer-trusted')).toBe('failed issuer-unknown');
  });

  it('leaves trust to check when nobody was asked, or the registry is away or stale', async () => {
    const compact = await credential();
    const lines = [undefined, () => Promise.resolve({ outcome: 'unreachable' } as const)].map(async (trust) =>
      lineOf(await check(compact, { trust }), 'issuer-trusted'),
    );

    expect(await Promise.all(lines)).toEqual(['unchecked trust-not-asked', 'unchecked registry-unreachable']);
    expect((await check(compact, { trust: undefined })).verdict).toBe('to-check');
  });

  it('refuses an expired credential, at the very second', async () => {
    const compact = await credential({ payload: { exp: givenNow } });

    expect(lineOf(await check(compact), 'validity')).toBe('failed expired');
    expect(lineOf(await check(compact, { now: givenNow - 1 }), 'validity')).toBe('passed within-dates');
  });

  it('refuses a credential that is not valid yet, but forgives a minute of clock', async () => {
    expect(lineOf(await check(await credential({ payload: { nbf: givenNow + 61 } })), 'validity')).toBe('failed not-yet-valid');
    expect(lineOf(await check(await credential({ payload: { iat: givenNow + 61 } })), 'validity')).toBe('failed issued-in-future');
    expect(lineOf(await check(await credential({ payload: { iat: givenNow + 59, nbf: givenNow + 59 } })), 'validity')).toBe(
      'passed within-dates',
    );
    expect(lineOf(await check(await credential({ payload: { exp: '2030-01-01' } })), 'validity')).toBe('failed dates-malformed');
  });

  it('refuses a credential bound to another key, or to none', async () => {
    expect(lineOf(await check(await credential({ holder: other.jwk })), 'holder-binding')).toBe('failed holder-key-differs');
    expect(lineOf(await check(await credential({ payload: { cnf: {} } })), 'holder-binding')).toBe('failed holder-key-missing');
  });

  it('refuses a credential that carries along a binding nobody made over it', async () => {
    const bare = await credential();
    const binding = (sd_hash: string, by = holder) =>
      signJwt({ typ: 'kb+jwt' }, { iat: givenNow, nonce: 'n', aud: 'elsewhere', sd_hash }, by.sign);
    const [hash] = await webCrypto.digests([bare]);

    expect(lineOf(await check(bare + (await binding(hash!))), 'holder-binding')).toBe('passed holder-key-matches');
    expect(lineOf(await check(bare + (await binding('another'))), 'holder-binding')).toBe('failed sd-hash-mismatch');
    expect(lineOf(await check(bare + (await binding(hash!, other))), 'holder-binding')).toBe('failed binding-bad-signature');
    expect(lineOf(await check(`${bare}rubbish`), 'holder-binding')).toBe('failed binding-malformed');
  });

  describe('a key binding', () => {
    const bindingOf = async (presented: string, changes: Partial<PresentationOptions> = {}) => {
      const report = await verifyPresentation(presented, options(changes));
      return `${report.verdict} ${lineOf(report, 'holder-binding')}`;
    };
    const bound = async (payload: JsonObject, header: JsonObject = { typ: 'kb+jwt' }) => {
      const bare = await credential();
      const [hash] = await webCrypto.digests([bare]);
      return bare + (await signJwt(header, { iat: givenNow, nonce: 'n', aud: audience, sd_hash: hash!, ...payload }, holder.sign));
    };

    it('is refused when missing', async () => {
      expect(await bindingOf(await credential())).toBe('refused failed binding-missing');
    });
    it('is refused by another key, or without a key to compare with', async () => {
      expect(await bindingOf(await present(await credential(), {}, other))).toBe('refused failed binding-bad-signature');
      expect(await bindingOf(await present(await givenCredential(issuer)))).toBe('refused failed holder-key-missing');
    });
    it('is refused with another nonce or audience', async () => {
      expect(await bindingOf(await present(await credential(), { nonce: 'seen before' }))).toBe('refused failed nonce-mismatch');
      expect(await bindingOf(await present(await credential(), { audience: audience.slice('decentralized_identifier:'.length) }))).toBe(
        'refused failed audience-mismatch',
      );
      expect(await bindingOf(await bound({ aud: [audience] }))).toBe('refused failed audience-mismatch');
    });
    it('is refused over other disclosures', async () => {
      const presented = (await present(await credential())).split('~');
      const fewer = [presented[0], presented.at(-1)].join('~');

      expect(await bindingOf(fewer)).toBe('refused failed sd-hash-mismatch');
      expect(await bindingOf(await bound({ sd_hash: undefined }))).toBe('refused failed sd-hash-mismatch');
    });
    it('is refused further than five minutes from now', async () => {
      const compact = await credential();

      expect(await bindingOf(await present(compact, { issuedAt: givenNow - 301 }))).toBe('refused failed binding-too-old');
      expect(await bindingOf(await present(compact, { issuedAt: givenNow + 301 }))).toBe('refused failed binding-in-future');
      expect(await bindingOf(await present(compact, { issuedAt: givenNow - 299 }))).toBe('verified passed holder-proven');
    });
    it('is refused with another typ or alg, undated, or unreadable', async () => {
      expect(await bindingOf(await bound({}, { typ: 'JWT' }))).toBe('refused failed wrong-typ');
      expect(await bindingOf(await bound({}, { typ: 'kb+jwt', alg: 'none' }))).toBe('refused failed alg-not-allowed');
      expect(await bindingOf(await bound({ iat: 'now' }))).toBe('refused failed binding-malformed');
      expect(await bindingOf(`${await credential()}x.y.z`)).toBe('refused failed binding-malformed');
    });
    it('of a public link is held to the moment the link was made', async () => {
      const presented = await present(await credential(), { issuedAt: givenNow - 20 * 86400 });

      expect(await bindingOf(presented, { madeAt: givenNow - 20 * 86400 })).toBe('verified passed holder-proven-earlier');
      expect(await bindingOf(presented, { madeAt: givenNow - 10 * 86400 })).toBe('refused failed binding-too-old');
    });
  });

  it('refuses a changed disclosure though the signature holds, and shows nothing', async () => {
    const presented = (await present(await credential())).split('~');
    const changed = [presented[0], encodeText(JSON.stringify(['salt', 'name', 'Chirurgien'])), presented[2]].join('~');

    const report = await verifyPresentation(changed, options());

    expect(report.verdict).toBe('refused');
    expect(lineOf(report, 'signature')).toBe('passed signature-good');
    expect(lineOf(report, 'disclosures')).toBe('failed disclosure-unreferenced');
    expect(report.claims).toEqual({});
  });

  it('answers anything at all with a report', async () => {
    for (const text of ['', '~', '~~~', 'null', '{}', 'a.b.c~d~e.f.g', `${jwtInput({}, {})}.AA~`, '\u0000', 'é~']) {
      const report = await verifyPresentation(text, options());
      expect(report.verdict).withContext(text).toBe('refused');
      expect(report.checks.length).toBe(6);
    }
  });

  it('accepts an issuer that carries its own key, and lets trust be another line', async () => {
    const did = `did:jwk:${encodeText(JSON.stringify(other.jwk))}`;
    const compact = await givenCredential({ ...other, did, kid: `${did}#0` }, { holder: holder.jwk });

    expect(lineOf(await check(compact), 'signature')).toBe('passed signature-good');
    expect(lineOf(await check(compact), 'issuer-trusted')).toBe('failed issuer-unknown');
  });
});
