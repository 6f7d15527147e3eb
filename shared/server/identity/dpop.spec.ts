import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';
import { checkProof, type ProofFault, ProofRefused, type ProofToCheck } from './dpop.ts';
import { type GivenKey, givenKeyPair, givenProof } from './given-proof.ts';

const now = new Date('2026-11-24T08:30:00.000Z');
const request = { method: 'POST', url: 'http://localhost:7301/api/v1/wallet/tokens', now };
const seconds = now.getTime() / 1000;

const faultOf = async (given: ProofToCheck): Promise<ProofFault | null> => {
  try {
    await checkProof(given);
    return null;
  } catch (error) {
    if (error instanceof ProofRefused) return error.why;
    throw error;
  }
};

describe('DPoP proof', () => {
  let key: GivenKey;
  beforeAll(async () => {
    key = await givenKeyPair();
  });

  it('names the key that signed by its thumbprint', async () => {
    const checked = await checkProof({ ...request, proof: await givenProof(key, request) });

    expect(checked.thumbprint).toBe(await calculateJwkThumbprint(key.jwk));
    expect(checked.issuedAt).toEqual(now);
  });

  it('may carry a query the caller added', async () => {
    const proof = await givenProof(key, { ...request, claims: { htu: `${request.url}?page=2#top` } });

    expect(await faultOf({ ...request, proof })).toBeNull();
  });

  const refused: readonly (readonly [string, ProofFault, Partial<Parameters<typeof givenProof>[1]>])[] = [
    ['of another type', 'type', { header: { typ: 'JWT' } }],
    ['for another method', 'method', { claims: { htm: 'GET' } }],
    ['for another path', 'url', { claims: { htu: `${request.url}/x` } }],
    ['for another server', 'url', { claims: { htu: 'http://localhost:7302/api/v1/wallet/tokens' } }],
    ['for a path that only begins alike', 'url', { claims: { htu: `${request.url}x` } }],
    ['made more than five minutes ago', 'time', { claims: { iat: seconds - 301 } }],
    ['made more than five minutes ahead', 'time', { claims: { iat: seconds + 301 } }],
    ['without a number of its own', 'malformed', { claims: { jti: undefined } }],
    ['without a key', 'key', { header: { jwk: undefined } }],
  ];
  for (const [what, why, changes] of refused) {
    it(`${what} is refused (${why})`, async () => {
      const proof = await givenProof(key, { ...request, ...changes });

      expect(await faultOf({ ...request, proof })).toBe(why);
    });
  }

  it('signed by another key than it names is refused', async () => {
    const proof = await givenProof(key, { ...request, header: { jwk: (await givenKeyPair()).jwk } });

    expect(await faultOf({ ...request, proof })).toBe('signature');
  });

  it('that carries its private key is refused', async () => {
    const proof = await givenProof(key, { ...request, header: { jwk: await exportJWK(key.privateKey) } });

    expect(await faultOf({ ...request, proof })).toBe('key');
  });

  it('by a shared secret or without signature is refused', async () => {
    const claims = { jti: 'abcdefgh', htm: request.method, htu: request.url, iat: seconds };
    const header = { typ: 'dpop+jwt', jwk: key.jwk };
    const shared = await new SignJWT(claims).setProtectedHeader({ ...header, alg: 'HS256' }).sign(new TextEncoder().encode('x'.repeat(32)));
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const none = `${part({ ...header, alg: 'none' })}.${part(claims)}.`;

    expect(await faultOf({ ...request, proof: shared })).toBe('algorithm');
    expect(await faultOf({ ...request, proof: none })).toBe('algorithm');
  });

  it('that is no JWT, or far too long, is refused', async () => {
    expect(await faultOf({ ...request, proof: 'rouge.gorge' })).toBe('malformed');
    expect(await faultOf({ ...request, proof: 'a'.repeat(5000) })).toBe('malformed');
  });

  it('that comes with an access token names it', async () => {
    const accessToken = 'jeton';
    const right = await givenProof(key, { ...request, accessToken });
    const without = await givenProof(key, request);
    const other = await givenProof(key, { ...request, accessToken: 'un autre' });

    expect(await faultOf({ ...request, accessToken, proof: right })).toBeNull();
    expect(await faultOf({ ...request, accessToken, proof: without })).toBe('token');
    expect(await faultOf({ ...request, accessToken, proof: other })).toBe('token');
  });
});
