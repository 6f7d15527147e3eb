import {
  didPage,
  givenCredential,
  givenEntry,
  givenIssuer,
  givenIssuerUrl,
  givenKey,
  givenNow,
  givenPresentation,
  givenRegistry,
  givenStatusToken,
  givenStatusUri,
  givenWeb,
  statusAt,
  type GivenIssuer,
  type GivenKey,
  type GivenWeb,
} from '#shared/credentials/given';
import { makeStatusList, setStatus } from '#shared/credentials/status-list';
import { webCrypto } from '#shared/credentials/web-crypto';
import { checkPresentations } from './check-presentations.ts';
import { linkedProof } from './linked-proof.ts';

const id = 'AAAAAAAAAAAAAAAAAAAAAA';

describe('the checks of a link, in the browser', () => {
  let issuer: GivenIssuer;
  let holder: GivenKey;
  let platform: GivenKey;
  let web: GivenWeb;
  const made = givenNow - 86_400;
  const present = async (linkId = id, issuedAt = made) =>
    givenPresentation(await givenCredential(issuer, { holder: holder.jwk, payload: statusAt(7) }), holder, {
      nonce: linkId,
      audience: linkId,
      issuedAt,
      paths: [
        ['ld', 'credentialSubject', 'achievement', 'name'],
        ['ld', 'credentialSubject', 'result'],
      ],
    });
  const check = async (compact: string, madeAt = made) => {
    const settings = { issuerUrl: givenIssuerUrl, issuerRegistryKey: platform.jwk };
    const ports = { fetcher: web.fetcher, crypto: webCrypto, now: () => givenNow };
    const [first] = await checkPresentations(id, { title: '', madeAt, presentations: [compact] }, settings, ports);
    return first!;
  };
  const whyOf = ({ report }: Awaited<ReturnType<typeof check>>, name: string) => report.checks.find((line) => line.check === name)?.why;

  beforeAll(async () => {
    [issuer, holder, platform] = await Promise.all([givenIssuer(), givenKey(), givenKey()]);
  });
  beforeEach(async () => {
    web = givenWeb({
      [didPage(issuer.did)]: issuer.document,
      [givenStatusUri]: await givenStatusToken(issuer),
      [`${givenIssuerUrl}/registry`]: await givenRegistry(platform, [givenEntry(issuer.did)]),
    });
  });

  it('verify what holds, and say that the holder was proven when the link was made', async () => {
    const checked = await check(await present());
    const proof = linkedProof(checked, 'fr', '');

    expect(checked.report.verdict).toBe('verified');
    expect(whyOf(checked, 'holder-binding')).toBe('holder-proven-earlier');
    expect(proof.title).toBe('Poser un carrelage');
    expect(proof.level).toEqual({ notches: 2, label: 'Argent' });
    expect(proof.issuer?.name).toBe('Atelier des Bâtisseurs');
    expect(proof.claims.length).toBe(2);
  });

  it('refuse what was withdrawn since', async () => {
    const list = makeStatusList(2 ** 17, 2);
    setStatus(list, 7, 1);
    web.pages.set(givenStatusUri, await givenStatusToken(issuer, { list }));
    const checked = await check(await present());

    expect(checked.report.verdict).toBe('refused');
    expect(whyOf(checked, 'status')).toBe('revoked');
  });

  it('never call verified what could not be checked', async () => {
    web.pages.delete(givenStatusUri);
    const statusAway = await check(await present());
    web.pages.delete(`${givenIssuerUrl}/registry`);
    const registryAway = await check(await present());

    expect([statusAway.report.verdict, whyOf(statusAway, 'status')]).toEqual(['to-check', 'status-unreachable']);
    expect(whyOf(registryAway, 'issuer-trusted')).toBe('registry-unreachable');
    expect(registryAway.issuer).toBeNull();
  });

  it('refuse an organism that the registry does not name, whatever it says of itself', async () => {
    web.pages.set(`${givenIssuerUrl}/registry`, await givenRegistry(platform, []));
    const checked = await check(await present());

    expect(checked.report.verdict).toBe('refused');
    expect(linkedProof(checked, 'fr', '').issuer).toBeNull();
  });

  it('refuse a registry signed by another key', async () => {
    web.pages.set(`${givenIssuerUrl}/registry`, await givenRegistry(holder, [givenEntry(issuer.did)]));
    expect((await check(await present())).report.verdict).toBe('refused');
  });

  it('refuse a presentation made for another link, or at another moment than the link tells', async () => {
    const foreign = await check(await present('BBBBBBBBBBBBBBBBBBBBBB'));
    const old = await check(await present(id, made - 3600));
    const future = await check(await present(id, givenNow + 3600), givenNow + 3600);

    expect(whyOf(foreign, 'holder-binding')).toBe('nonce-mismatch');
    expect(whyOf(old, 'holder-binding')).toBe('binding-too-old');
    expect(whyOf(future, 'holder-binding')).toBe('binding-in-future');
  });

  it('show nothing of a credential that was changed', async () => {
    const good = await present();
    const checked = await check(good.replace(/.(?=~)/u, (last) => (last === 'A' ? 'B' : 'A')));

    expect(checked.report.verdict).toBe('refused');
    expect(linkedProof(checked, 'fr', 'Preuve illisible').claims).toEqual([]);
    expect(linkedProof(checked, 'fr', 'Preuve illisible').title).toBe('Preuve illisible');
  });
});
