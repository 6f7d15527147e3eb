import type { ExperienceRecord } from './experience-claims.ts';
import { givenCredential, givenIssuer, givenIssuerUrl, givenKey, givenNow, givenPresentation, givenResolver, givenTrust } from './given.ts';
import { issueSdJwt } from './issue.ts';
import { didJwkOf } from './did-key.ts';
import { experienceClaims } from './experience-claims.ts';
import type { JsonObject } from './ports.ts';
import { readClaims } from './read-claims.ts';
import { declareExperience } from './self-declared.ts';
import { verifyCredential, verifyPresentation } from './verify.ts';
import { vctOf } from './vct.ts';
import { webCrypto } from './web-crypto.ts';

const experience: ExperienceRecord = {
  ...{ title: 'Aide carreleuse', organisation: 'Chantiers Diallo', startsOn: '2024-01-08', endsOn: null, description: null },
  competences: [{ name: 'Poser un carrelage', code: '300423' }],
};
const options = async () => {
  const organism = await givenIssuer();
  return { organism, crypto: webCrypto, resolver: givenResolver(organism), trust: givenTrust(organism), now: givenNow };
};
const declared = async () => {
  const key = await givenKey();
  return { key, compact: await declareExperience({ experience, issuerUrl: givenIssuerUrl, key, now: givenNow }, webCrypto) };
};
const paths = [['ld', 'credentialSubject', 'title']];
const trustLine = (report: Awaited<ReturnType<typeof verifyCredential>>) => report.checks.find(({ check }) => check === 'issuer-trusted');

describe('what a person declares of themselves', () => {
  it('is never verified, nor refused: its proof holds and nobody vouches for it', async () => {
    const { key, compact } = await declared();
    const presented = await givenPresentation(compact, key, { nonce: 'n', audience: 'a', paths });

    const report = await verifyPresentation(presented, { ...(await options()), nonce: 'n', audience: 'a' });

    expect(report.verdict).toBe('to-check');
    expect(report.checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([
      { check: 'issuer-trusted', outcome: 'unchecked', why: 'self-declared' },
    ]);
    expect(readClaims('experience', report.payload!).map(({ key: name, text }) => [name, text])).toEqual([['title', 'Aide carreleuse']]);
  });

  it('is the same where nobody asked who is trusted', async () => {
    const { key, compact } = await declared();
    const { trust: _trust, ...rest } = await options();

    expect(trustLine(await verifyCredential(compact, { ...rest, holder: key.jwk }))!.why).toBe('self-declared');
  });

  it('is refused when another key than its holder’s signed it', async () => {
    const [holder, other] = [await givenKey(), await givenKey()];
    const { ld, disclosable } = experienceClaims(experience);
    const iss = didJwkOf(other.jwk);
    const payload: JsonObject = { iss, iat: givenNow, vct: vctOf(givenIssuerUrl, 'experience'), cnf: { jwk: { ...holder.jwk } }, ld };
    const compact = await issueSdJwt({ header: { typ: 'dc+sd-jwt', kid: `${iss}#0` }, payload, disclosable }, webCrypto, other.sign);

    const report = await verifyCredential(compact, { ...(await options()), holder: holder.jwk });

    expect([report.verdict, trustLine(report)!.why]).toEqual(['refused', 'issuer-unknown']);
  });

  it('passes for nothing an organism certifies: another type that a person signs for themselves is an unknown issuer’s', async () => {
    const key = await givenKey();
    const own = { ...key, did: didJwkOf(key.jwk), kid: `${didJwkOf(key.jwk)}#0`, document: { id: didJwkOf(key.jwk) } as never };
    const compact = await givenCredential(own, { holder: key.jwk });

    const report = await verifyCredential(compact, { ...(await options()), holder: key.jwk });

    expect([report.verdict, trustLine(report)!.why]).toEqual(['refused', 'issuer-unknown']);
  });

  it('borrows no name: of a trusted organism, the same type is refused', async () => {
    const given = await options();
    const key = await givenKey();
    const compact = await givenCredential(given.organism, { holder: key.jwk, payload: { vct: vctOf(givenIssuerUrl, 'experience') } });

    const report = await verifyCredential(compact, { ...given, holder: key.jwk });

    expect([report.verdict, trustLine(report)!.why]).toEqual(['refused', 'issuer-unknown']);
  });

  it('says nothing of one copy in another', async () => {
    const [one, other] = [await declared(), await declared()];
    const open = (compact: string) => JSON.parse(atob(compact.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))) as JsonObject;

    expect(open(one.compact)['iss']).not.toBe(open(other.compact)['iss']);
    expect(Number(open(one.compact)['iat']) % 86_400).toBe(0);
    expect(JSON.stringify(open(one.compact))).not.toContain('carreleuse');
  });
});
