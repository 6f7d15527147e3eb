import { makeBitstringCache } from './bitstring-cache.ts';
import { didJwkOf } from './did-key.ts';
import { makeDidResolver } from './did-resolver.ts';
import {
  didPage,
  givenCredential,
  givenIssuer,
  givenIssuerUrl,
  givenKey,
  givenNow,
  givenPresentation,
  givenTrust,
  givenWeb,
  type GivenIssuer,
} from './given.ts';
import { givenBadge, givenBadgeKey, givenVcJwt } from './given-jose.ts';
import { declareExperience } from './self-declared.ts';
import { verifyDocument, type DocumentReport } from './verify-document.ts';
import { webCrypto } from './web-crypto.ts';

describe('a document that someone hands over', () => {
  let issuer: GivenIssuer;
  const verify = (compact: string, now = givenNow): Promise<DocumentReport> => {
    const ports = { fetcher: givenWeb({ [didPage(issuer.did)]: issuer.document }).fetcher, crypto: webCrypto, now: () => now };
    const resolver = makeDidResolver(ports);
    const bitstrings = makeBitstringCache({ ...ports, resolver });
    return verifyDocument(compact, { crypto: webCrypto, resolver, now, trust: givenTrust(issuer), bitstrings });
  };
  const whyOf = ({ report }: DocumentReport, name: string) => report.checks.find((line) => line.check === name)?.why;

  beforeAll(async () => {
    issuer = await givenIssuer();
  });

  it('is verified without its holder, and says that the holder was not checked', async () => {
    const { jwk } = await givenKey();
    const found = await verify(await givenCredential(issuer, { holder: jwk }));

    expect([found.format, found.verdict, whyOf(found, 'holder-binding')]).toEqual(['dc+sd-jwt', 'verified', 'binding-not-asked']);
    expect(found.presented).toBeNull();
  });

  it('is read in every accepted form', async () => {
    const badge = await givenBadgeKey(issuer);
    const own = { kid: issuer.kid, sign: issuer.sign, issuer };

    expect((await verify(await givenVcJwt(issuer))).format).toBe('vc+jwt');
    expect(await verify(await givenBadge(own, {}, {}, 'ES256'))).toEqual(
      jasmine.objectContaining({ format: 'open-badge', verdict: 'verified' }),
    );
    expect((await verify(await givenBadge(badge))).verdict).toBe('refused');
    expect(await verify('bonjour')).toEqual(jasmine.objectContaining({ format: 'unknown', verdict: 'refused' }));
  });

  it('with a key binding says for whom and when, and is refused when the binding does not hold', async () => {
    const holder = await givenKey();
    const compact = await givenCredential(issuer, { holder: holder.jwk });
    const given = { nonce: 'n', audience: 'x509_san_dns:verifier.example', issuedAt: givenNow - 86400 };
    const good = await verify(await givenPresentation(compact, holder, given));
    const stolen = await verify(await givenPresentation(compact, await givenKey(), given));
    const future = await verify(await givenPresentation(compact, holder, { ...given, issuedAt: givenNow + 3600 }));

    expect([good.verdict, whyOf(good, 'holder-binding')]).toEqual(['verified', 'holder-proven-earlier']);
    expect(good.presented).toEqual({ audience: given.audience, at: givenNow - 86400 });
    expect([stolen.verdict, whyOf(stolen, 'holder-binding')]).toEqual(['refused', 'binding-bad-signature']);
    expect(whyOf(future, 'holder-binding')).toBe('binding-in-future');
    expect((await verify(`${compact}not-a-binding`)).verdict).toBe('refused');
  });

  const declared = async (): Promise<string> => {
    const experience = {
      title: 'Chantier de la halle',
      organisation: 'Association',
      startsOn: '2025-03-01',
      endsOn: null,
      description: null,
    };
    const record = { experience: { ...experience, competences: [] }, issuerUrl: givenIssuerUrl, now: givenNow };
    return declareExperience({ ...record, key: await givenKey() }, webCrypto);
  };

  it('that a person declares is never verified, and is refused like any other when it was changed', async () => {
    const own = await declared();
    const good = await verify(own);
    const changed = await verify(own.replace(/.(?=~)/u, (last) => (last === 'A' ? 'B' : 'A')));

    expect([good.selfDeclared, good.verdict]).toEqual([true, 'to-check']);
    expect([changed.selfDeclared, changed.verdict]).toEqual([false, 'refused']);
  });

  it('that a person signs as an organism would is refused, whoever holds it', async () => {
    const key = await givenKey();
    const did = didJwkOf(key.jwk);
    const person: GivenIssuer = { ...key, did, kid: `${did}#0`, document: { id: did } };

    for (const holder of [key.jwk, (await givenKey()).jwk]) {
      const found = await verify(await givenCredential(person, { holder }));
      expect([found.selfDeclared, found.verdict]).toEqual([false, 'refused']);
    }
  });
});
