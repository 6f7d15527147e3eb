import { parseJwt, publicJwkOf, verifyJwt } from '#shared/credentials/jwt';
import { webCrypto } from '#shared/credentials/web-crypto';
import { memoryKeyring } from '../vault/memory-vault.ts';
import { dpopProof } from './dpop.ts';

const clock = (): number => 1_795_251_600;
const request = { method: 'POST', url: 'https://organisme.example/o/token?secret=1#x' };

describe('a DPoP proof', () => {
  it('says method, address without its query, and time, signed by the key it names', async () => {
    const keyring = memoryKeyring();
    const key = await keyring.make();
    const jwt = parseJwt(await dpopProof(keyring, key, request, clock));

    expect(jwt.header).toEqual({ typ: 'dpop+jwt', alg: 'ES256', jwk: { ...key.jwk } });
    expect(jwt.payload).toEqual(jasmine.objectContaining({ htm: 'POST', htu: 'https://organisme.example/o/token', iat: clock() }));
    expect(jwt.payload['ath']).toBeUndefined();
    expect(await verifyJwt(jwt, publicJwkOf(jwt.header['jwk'])!, webCrypto)).toBeTrue();
  });

  it('is made out to the access token, and to one use', async () => {
    const keyring = memoryKeyring();
    const key = await keyring.make();
    const [one, other] = await Promise.all(
      ['jeton', 'jeton'].map(async (accessToken) => parseJwt(await dpopProof(keyring, key, { ...request, accessToken }, clock)).payload),
    );

    expect(one!['ath']).toBe(other!['ath']);
    expect(String(one!['ath']).length).toBe(43);
    expect(one!['jti']).not.toBe(other!['jti']);
  });
});
