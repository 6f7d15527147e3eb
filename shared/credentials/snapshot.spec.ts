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
} from './given.ts';
import { makeStatusList, setStatus } from './status-list.ts';
import { checkOffline, takeSnapshot } from './snapshot.ts';
import { webCrypto } from './web-crypto.ts';

describe('a snapshot', () => {
  let issuer: GivenIssuer;
  let platform: GivenKey;

  beforeAll(async () => {
    issuer = await givenIssuer();
    platform = await givenKey();
  });

  const web = async (revoked = false) => {
    const list = makeStatusList(2 ** 17, 2);
    if (revoked) setStatus(list, 7, 1);
    return givenWeb({
      [didPage(issuer.did)]: issuer.document,
      [givenStatusUri]: await givenStatusToken(issuer, { list }),
      [`${givenIssuerUrl}/registry`]: await givenRegistry(platform, [givenEntry(issuer.did)]),
    });
  };
  const take = async (texts: readonly string[], revoked = false) =>
    takeSnapshot(texts, {
      registry: { serverUrl: givenIssuerUrl, key: platform.jwk },
      fetcher: (await web(revoked)).fetcher,
      crypto: webCrypto,
      now: givenNow,
    });
  const credential = () => givenCredential(issuer, { payload: statusAt(7) });
  const year = 365 * 86_400;

  it('is enough to check a credential without any network, months later', async () => {
    const text = await credential();
    const { document, issuer: known } = await checkOffline(text, await take([text]), webCrypto, givenNow + 200 * 86_400);

    expect(document.verdict).toBe('verified');
    expect(document.report.checks.find(({ check }) => check === 'status')?.at).toBe(givenNow);
    expect(known?.siret).toBe('73282932000074');
  });

  it('tells what expired since, and what was withdrawn before', async () => {
    const text = await credential();

    expect((await checkOffline(text, await take([text]), webCrypto, givenNow + 2 * year)).document.verdict).toBe('refused');
    expect((await checkOffline(text, await take([text], true), webCrypto, givenNow)).document.verdict).toBe('refused');
  });

  it('proves nothing of a credential it was not taken for, nor of a changed one', async () => {
    const text = await credential();
    const empty = await take([]);

    expect((await checkOffline(text, empty, webCrypto, givenNow)).document.verdict).toBe('to-check');
    expect((await checkOffline(text.replace('~', 'A~'), await take([text]), webCrypto, givenNow)).document.verdict).toBe('refused');
  });
});
