import {
  givenCredential,
  givenIssuer,
  givenKey,
  givenNow,
  givenPresentation,
  givenResolver,
  givenTrust,
  type GivenIssuer,
  type GivenKey,
} from './given.ts';
import { minuteOf, offlineAudience, offlineNonce } from './offline-presentation.ts';
import { verifyDocument } from './verify-document.ts';
import { webCrypto } from './web-crypto.ts';

describe('a presentation made for the spot', () => {
  let issuer: GivenIssuer;
  let holder: GivenKey;
  let compact: string;
  beforeAll(async () => {
    [issuer, holder] = await Promise.all([givenIssuer(), givenKey()]);
    compact = await givenCredential(issuer, { holder: holder.jwk });
  });

  const shown = (audience = offlineAudience) => givenPresentation(compact, holder, { nonce: 'un-alea', audience });
  const check = async (text: string, now: number) => {
    const ports = { crypto: webCrypto, resolver: givenResolver(issuer), trust: givenTrust(issuer) };
    const { document } = { document: await verifyDocument(text, { ...ports, now }) };
    return [document.verdict, document.report.checks.find(({ check: name }) => name === 'holder-binding')?.why];
  };

  it('proves its holder for five minutes, and no longer', async () => {
    const text = await shown();

    expect(await check(text, givenNow)).toEqual(['verified', 'holder-proven']);
    expect(await check(text, givenNow + 300)).toEqual(['verified', 'holder-proven']);
    expect(await check(text, givenNow + 301)).toEqual(['refused', 'binding-too-old']);
    expect(await check(text, givenNow - 301)).toEqual(['refused', 'binding-in-future']);
  });

  it('is told from what was shown to somebody, by its own audience', async () => {
    expect(offlineNonce(await shown())).toBe('un-alea');
    expect(offlineNonce(await shown('x509_hash:abc'))).toBeNull();
    expect(offlineNonce(compact)).toBeNull();
    expect(await check(await shown('x509_hash:abc'), givenNow + 301)).toEqual(['verified', 'holder-proven-earlier']);
  });

  it('is dated to the minute', () => {
    expect([minuteOf(givenNow), minuteOf(givenNow + 59), minuteOf(givenNow + 60)]).toEqual([givenNow, givenNow, givenNow + 60]);
  });
});
