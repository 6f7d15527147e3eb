import { decodeText, encodeText } from './base64url.ts';
import { makeDidResolver } from './did-resolver.ts';
import { givenKey, givenNow, givenWeb, type GivenKey } from './given.ts';
import { issueSdJwt } from './issue.ts';
import { issuerMetadataUrl } from './jwt-vc-issuer.ts';
import { verifyCredential } from './verify.ts';
import { webCrypto } from './web-crypto.ts';

const issuer = 'https://ecole.example/site/1';
const metadataUrl = 'https://ecole.example/.well-known/jwt-vc-issuer/site/1';

describe('an issuer named by an https address', () => {
  let key: GivenKey;
  let stranger: GivenKey;

  beforeAll(async () => {
    key = await givenKey();
    stranger = await givenKey();
  });

  const compact = (by: GivenKey = key, kid = 'clé 1'): Promise<string> =>
    issueSdJwt(
      {
        header: { typ: 'dc+sd-jwt', kid },
        payload: { iss: issuer, vct: 'https://ecole.example/diploma', iat: givenNow, given_name: 'Ana' },
        disclosable: [['given_name']],
      },
      webCrypto,
      by.sign,
    );
  const jwks = (named = 'clé 1') => ({ keys: [{ ...key.jwk, kid: named }] });
  const signatureOf = async (text: string, pages: Readonly<Record<string, unknown>>) => {
    const resolver = makeDidResolver({ fetcher: givenWeb(pages).fetcher, now: () => givenNow });
    const report = await verifyCredential(text, { crypto: webCrypto, resolver, now: givenNow });
    return report.checks[0];
  };

  it('has its metadata between host and path', () => {
    expect(issuerMetadataUrl(issuer)).toBe(metadataUrl);
    expect(issuerMetadataUrl('https://ecole.example')).toBe('https://ecole.example/.well-known/jwt-vc-issuer');
    for (const odd of ['http://ecole.example', 'https://a@ecole.example', 'https://ecole.example/?a', 'https://ecole.example/#', 'urn:x'])
      expect(issuerMetadataUrl(odd)).withContext(odd).toBeNull();
  });

  it('signs with a key of its own set, given or pointed at', async () => {
    const text = await compact();
    const far = { [metadataUrl]: { issuer, jwks_uri: 'https://ecole.example/keys' }, 'https://ecole.example/keys': jwks() };

    expect((await signatureOf(text, { [metadataUrl]: { issuer, jwks: jwks() } }))?.why).toBe('signature-good');
    expect((await signatureOf(text, far))?.why).toBe('signature-good');
  });

  it('need not name its key while it has only one', async () => {
    const other = { ...stranger.jwk, kid: 'clé 2' };
    const [header, ...rest] = (await compact(key, '')).split('.');
    const { kid: _kid, ...unnamed } = JSON.parse(decodeText(header!)) as { readonly kid: string };
    const input = `${encodeText(JSON.stringify(unnamed))}.${rest[0]!}`;
    const text = [`${input}.${await key.sign(input)}`, ...rest.join('.').split('~').slice(1)].join('~');

    expect((await signatureOf(text, { [metadataUrl]: { issuer, jwks: jwks() } }))?.why).toBe('signature-good');
    expect((await signatureOf(text, { [metadataUrl]: { issuer, jwks: { keys: [{ ...key.jwk, kid: 'clé 1' }, other] } } }))?.why).toBe(
      'key-not-found',
    );
  });

  it('is refused with metadata of another issuer, two key sets, no such key, or the signature of another', async () => {
    const text = await compact();
    const good = { issuer, jwks: jwks() };
    const cases: readonly [string, Readonly<Record<string, unknown>>, string][] = [
      [text, { [metadataUrl]: { ...good, issuer: 'https://ecole.example' } }, 'key-not-found'],
      [text, { [metadataUrl]: { ...good, jwks_uri: 'https://ecole.example/keys' } }, 'key-not-found'],
      [text, { [metadataUrl]: { issuer } }, 'key-not-found'],
      [text, { [metadataUrl]: { issuer, jwks: jwks('clé 2') } }, 'key-not-found'],
      [text, { [metadataUrl]: 'not JSON' }, 'key-not-found'],
      [await compact(key, ''), { [metadataUrl]: good }, 'kid-missing'],
      [await compact(stranger), { [metadataUrl]: good }, 'bad-signature'],
    ];

    for (const [credential, pages, why] of cases) expect((await signatureOf(credential, pages))?.why).toBe(why as never);
  });

  it('that does not answer is told from one that is forged', async () => {
    expect(await signatureOf(await compact(), {})).toEqual({ check: 'signature', outcome: 'unchecked', why: 'issuer-unreachable' });
  });
});
