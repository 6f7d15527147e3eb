import * as contracts from '#shared/contracts/verifier/candidates';
import { makeCaller } from '#shared/contract/call';
import { givenKey } from '#shared/credentials/given';
import { signJwt } from '#shared/credentials/jwt';
import { givenVerifier, type GivenVerifier } from '../given-verifier.ts';
import { givenWallet, signInWith, type GivenWallet } from './given.ts';

describe('a wallet at the verifier', () => {
  let verifier: GivenVerifier;
  beforeAll(async () => {
    verifier = await givenVerifier();
  }, 120_000);
  afterAll(() => verifier.close());
  afterEach(() => expect(verifier.faults).toEqual([]));

  const profileUrl = (): string => `${verifier.url}/api/v1/wallet/profile`;
  const get = async (headers: Readonly<Record<string, string>>): Promise<number> => (await fetch(profileUrl(), { headers })).status;

  /** The token route, with any proof and any key for DPoP. */
  const trySigningIn = async (wallet: GivenWallet, proof: string): Promise<number> => {
    const url = `${verifier.url}/api/v1/wallet/tokens`;
    const headers = { 'content-type': 'application/json', ...(await wallet.prove('POST', url, null)) };
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ proof }) })).status;
  };
  const challenge = async () => {
    const answer = await makeCaller(verifier.url).call(contracts.challengeWallet);
    if (!answer.ok) throw new Error(answer.code);
    return answer.data;
  };

  it('signs in by a key made for it, without account or address', async () => {
    const wallet = await givenWallet(verifier.url, verifier.now);

    const answer = await wallet.call(contracts.getProfile);

    expect(answer).toEqual({ ok: true, data: { profile: null, offers: 0 } });
  });

  it('is not let in by a token without its key, by another key, nor twice by one proof', async () => {
    const key = await givenKey();
    const token = await signInWith(verifier.url, key, verifier.now);
    const own = await givenWallet(verifier.url, verifier.now, key);
    const other = await givenWallet(verifier.url, verifier.now);
    const proof = await own.prove('GET', profileUrl(), token);

    expect(await get({ authorization: `DPoP ${token}` })).toBe(401);
    expect(await get({ authorization: `Bearer ${token}` })).toBe(401);
    expect(await get(await other.prove('GET', profileUrl(), token))).toBe(401);
    expect(await get(proof)).toBe(200);
    expect(await get(proof)).toBe(401);
  });

  it('has fifteen minutes', async () => {
    const wallet = await givenWallet(verifier.url, verifier.now);

    verifier.wait(15 * 60 + 1);

    expect(await wallet.call(contracts.getProfile)).toEqual(jasmine.objectContaining({ ok: false, code: 'not-signed-in' }));
  });

  it('refuses a proof for another audience, old, by another key, of another type, or used', async () => {
    const wallet = await givenWallet(verifier.url, verifier.now);
    const other = await givenKey();
    const jwk = { ...wallet.key.jwk };
    const { nonce, audience: aud } = await challenge();
    const iat = verifier.now();
    const typ = { typ: 'carnet-auth+jwt' };
    const good = await signJwt(typ, { aud, nonce, iat, jwk }, wallet.key.sign);

    expect(await trySigningIn(wallet, await signJwt(typ, { aud: 'https://ailleurs.example', nonce, iat, jwk }, wallet.key.sign))).toBe(401);
    expect(await trySigningIn(wallet, await signJwt(typ, { aud, nonce, iat: iat - 301, jwk }, wallet.key.sign))).toBe(401);
    expect(await trySigningIn(wallet, await signJwt(typ, { aud, nonce, iat, jwk }, other.sign))).toBe(401);
    expect(await trySigningIn(wallet, await signJwt(typ, { aud, nonce, iat, jwk: { ...other.jwk } }, other.sign))).toBe(401);
    expect(await trySigningIn(wallet, await signJwt({ typ: 'JWT' }, { aud, nonce, iat, jwk }, wallet.key.sign))).toBe(401);
    expect(await trySigningIn(wallet, await signJwt(typ, { aud, nonce: 'invented', iat, jwk }, wallet.key.sign))).toBe(401);
    expect(await trySigningIn(wallet, good)).toBe(200);
    expect(await trySigningIn(wallet, good)).toBe(401);
  });
});
