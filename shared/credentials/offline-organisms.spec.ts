import {
  didPage,
  givenCredential,
  givenEntry,
  givenIssuer,
  givenIssuerUrl,
  givenKey,
  givenNow,
  givenRegistry,
  givenStatusToken,
  givenStatusUri,
  givenWeb,
  statusAt,
  type GivenIssuer,
  type GivenKey,
  type GivenWeb,
} from './given.ts';
import { listsOf, prepareSnapshot } from './offline-organisms.ts';
import { checkOffline } from './snapshot.ts';
import { webCrypto } from './web-crypto.ts';

const metadataUrl = `${givenIssuerUrl}/.well-known/openid-credential-issuer/o/atelier`;
const aggregation = `${givenIssuerUrl}/o/atelier/status-lists`;

describe('preparing for a check without a network', () => {
  let issuer: GivenIssuer;
  let silent: GivenIssuer;
  let platform: GivenKey;
  let web: GivenWeb;

  beforeEach(async () => {
    issuer = await givenIssuer();
    silent = await givenIssuer('did:web:muet.example:o:muet');
    platform = await givenKey();
    const entries = [givenEntry(silent.did, { name: 'Zinguerie muette' }), givenEntry(issuer.did)];
    web = givenWeb({
      [didPage(issuer.did)]: issuer.document,
      [givenStatusUri]: await givenStatusToken(issuer),
      [metadataUrl]: { status_list_aggregation_endpoint: aggregation },
      [aggregation]: { status_lists: [givenStatusUri] },
      [`${givenIssuerUrl}/registry`]: await givenRegistry(platform, entries),
    });
  });
  const prepare = (key = platform) =>
    prepareSnapshot({ registry: { serverUrl: givenIssuerUrl, key: key.jwk }, fetcher: web.fetcher, crypto: webCrypto, now: givenNow });

  it('takes whole lists of every organism, so that a credential nobody knew of is checked', async () => {
    const prepared = (await prepare())!;
    const asked = web.asked.length;
    const text = await givenCredential(issuer, { payload: statusAt(7) });
    const { document, issuer: known } = await checkOffline(text, prepared.snapshot, webCrypto, givenNow + 60);

    expect([document.verdict, known?.name]).toEqual(['verified', 'Atelier des Bâtisseurs']);
    expect(web.asked.length).toBe(asked);
    expect(prepared.organisms.map(({ name, state }) => [name, state])).toEqual([
      ['Atelier des Bâtisseurs', 'ready'],
      ['Zinguerie muette', 'silent'],
    ]);
  });

  it('says of which organism the withdrawals are not known', async () => {
    web.pages.set(givenStatusUri, await givenStatusToken(silent));
    expect((await prepare())!.organisms[0]!.state).toBe('keys');

    web.pages.delete(metadataUrl);
    expect((await prepare())!.organisms[0]!.state).toBe('keys');
  });

  it('keeps nothing under a registry that the platform did not sign', async () => {
    expect(await prepare(await givenKey())).toBeNull();
    web.pages.delete(`${givenIssuerUrl}/registry`);
    expect(await prepare()).toBeNull();
  });

  it('follows no address to another host', async () => {
    web.pages.set(aggregation, JSON.stringify({ status_lists: [givenStatusUri, 'https://ailleurs.example/liste', 'pas une adresse'] }));
    expect(await listsOf(issuer.did, web.fetcher)).toEqual([givenStatusUri]);

    web.pages.set(metadataUrl, JSON.stringify({ status_list_aggregation_endpoint: 'https://ailleurs.example/listes' }));
    await expectAsync(listsOf(issuer.did, web.fetcher)).toBeRejected();
  });
});
