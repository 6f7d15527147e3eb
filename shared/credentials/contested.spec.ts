import { contestedOn } from './contested.ts';
import { givenCredential, givenIssuer, givenKey, givenNow, givenResolver, givenTrust, type GivenIssuer, type GivenKey } from './given.ts';
import { presentCredential } from './present.ts';
import { verifyPresentation } from './verify.ts';
import { verifyDocument } from './verify-document.ts';
import { webCrypto } from './web-crypto.ts';

describe('what a holder tells with a presentation', () => {
  let issuer: GivenIssuer;
  let holder: GivenKey;
  beforeAll(async () => {
    [issuer, holder] = await Promise.all([givenIssuer(), givenKey()]);
  });

  const to = { nonce: 'un-nonce', audience: 'recruteur' };
  const presented = async (contested?: string) => {
    const compact = await givenCredential(issuer, { holder: holder.jwk });
    const binding = { ...to, issuedAt: givenNow, sign: holder.sign, ...(contested ? { contestedOn: contested } : {}) };
    return presentCredential(compact, { paths: [], binding }, webCrypto);
  };
  /** Another day, under the signature of the first. */
  const bentOf = (good: string): string => {
    const [header, , signature] = good.split('~').at(-1)!.split('.');
    const forged = btoa(JSON.stringify({ iat: givenNow, aud: to.audience, nonce: to.nonce, sd_hash: '', contested_on: '2026-01-01' }));
    return [...good.split('~').slice(0, -1), `${header}.${forged.replace(/=+$/u, '')}.${signature}`].join('~');
  };
  const holding = async (compact: string) => {
    const options = { crypto: webCrypto, resolver: givenResolver(issuer), trust: givenTrust(issuer), now: givenNow, ...to };
    return (await verifyPresentation(compact, options)).checks.find((line) => line.check === 'holder-binding')!.outcome;
  };

  it('is told so by its holder, under the holder’s own signature', async () => {
    const compact = await presented('2026-11-20');

    expect([contestedOn(compact), await holding(compact)]).toEqual(['2026-11-20', 'passed']);
  });

  it('is not told unless the holder wants it', async () => {
    expect(contestedOn(await presented())).toBeNull();
    expect(contestedOn(await givenCredential(issuer))).toBeNull();
  });

  it('is no day, no flag; and one nobody signed does not pass', async () => {
    const [good, other] = [await presented('2026-11-20'), await presented('hier')];
    expect(contestedOn(other)).toBeNull();
    expect(contestedOn('rien')).toBeNull();

    expect(await holding(bentOf(good))).toBe('failed');
  });

  it('is read by anyone who is handed the presentation, once its signature holds', async () => {
    const good = await presented('2026-11-20');
    const options = { crypto: webCrypto, resolver: givenResolver(issuer), trust: givenTrust(issuer), now: givenNow };
    const read = async (compact: string) => (await verifyDocument(compact, options)).contestedOn;

    expect([await read(good), await read(await presented()), await read(bentOf(good))]).toEqual(['2026-11-20', null, null]);
  });
});
