import { CompactEncrypt, compactDecrypt, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { givenOffered, givenOrganism, givenPerson, givenWalletOffer, theIssuer, type GivenIssuer, type GivenOrganism } from '../given.ts';
import { askNonce, askToken, ath, dpopProof, newWalletKey, proveKey, readOffer, type Session, type WalletKey } from '../given-wallet.ts';

interface Claimed {
  readonly session: Session;
  readonly accessToken: string;
  readonly wallet: WalletKey;
}

describe('encrypted requests and answers', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;
  let claimed: Claimed;
  let key: JWK;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  beforeEach(async () => {
    const issuance = await givenOffered(issuer, organism, await givenPerson(issuer, organism));
    const session = await readOffer(await givenWalletOffer(issuer, organism, issuance));
    const wallet = await newWalletKey();
    claimed = { session, wallet, accessToken: (await askToken(session, { dpopKey: wallet })).accessToken };
    const { credential_request_encryption: encryption } = session.issuerMetadata.credentialIssuer as unknown as {
      credential_request_encryption: { jwks: { keys: JWK[] } };
    };
    key = encryption.jwks.keys[0]!;
  });
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const request = async (more: object = {}) => {
    const { session } = claimed;
    const jwt = await proveKey(session, await newWalletKey(), await askNonce(session));
    return { credential_configuration_id: 'competence', proofs: { jwt: [jwt] }, ...more };
  };
  const seal = async (body: unknown, header: object = {}, to: JWK = key) =>
    new CompactEncrypt(Buffer.from(JSON.stringify(body)))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A128GCM', kid: key.kid!, ...header })
      .encrypt(await importJWK(to, 'ECDH-ES'));
  const send = async (body: string, type = 'application/jwt') => {
    const url = `${organism.url}/credential`;
    const dpop = await dpopProof(claimed.wallet, { htu: url, ath: ath(claimed.accessToken) });
    const headers = { 'content-type': type, authorization: `DPoP ${claimed.accessToken}`, dpop };
    const answer = await fetch(url, { method: 'POST', headers, body });
    const text = await answer.text();
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      text,
      error: text.startsWith('{') ? (JSON.parse(text) as { error?: string }).error : undefined,
    };
  };

  it('are answered to the key of the request, in the encryption it chose', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256' });
    const jwk = { ...(await exportJWK(publicKey)), alg: 'ECDH-ES', kid: 'une-clef' };

    const answer = await send(await seal(await request({ credential_response_encryption: { jwk, enc: 'A256GCM' } })));

    expect([answer.status, answer.type]).toEqual([200, 'application/jwt']);
    expect(decodeProtectedHeader(answer.text)).toEqual(jasmine.objectContaining({ alg: 'ECDH-ES', enc: 'A256GCM', kid: 'une-clef' }));
    const { plaintext } = await compactDecrypt(answer.text, privateKey);
    const body = JSON.parse(Buffer.from(plaintext).toString()) as { credentials: unknown[] };
    expect(body.credentials.length).toBe(1);
  });

  it('may be encrypted one way: the request alone', async () => {
    const answer = await send(await seal(await request(), { enc: 'A256GCM' }));

    expect(answer.status).toBe(200);
    expect(answer.text).toContain('"credentials"');
  });

  it('refuse a key for the answer that was told in the clear, for anybody could have put theirs there', async () => {
    const jwk = { ...key, alg: 'ECDH-ES' };
    const answer = await send(
      JSON.stringify(await request({ credential_response_encryption: { jwk, enc: 'A256GCM' } })),
      'application/json',
    );

    expect([answer.status, answer.error]).toEqual([400, 'invalid_encryption_parameters']);
  });

  it('refuse other algorithms, keys and compression, and what was encrypted to another', async () => {
    const { publicKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256' });
    const other = await exportJWK(publicKey);
    const good = { jwk: { ...other, alg: 'ECDH-ES' }, enc: 'A128GCM' };
    const parameters = {
      'another alg': { ...good, jwk: { ...other, alg: 'RSA-OAEP' } },
      'another enc': { ...good, enc: 'A128CBC-HS256' },
      'no key': { enc: 'A128GCM' },
      'a private key': { ...good, jwk: { ...good.jwk, d: other.x } },
      'a point off the curve': { ...good, jwk: { ...good.jwk, y: other.x } },
      zip: { ...good, zip: 'DEF' },
    };

    for (const [what, credential_response_encryption] of Object.entries(parameters))
      expect((await send(await seal(await request({ credential_response_encryption })))).error)
        .withContext(what)
        .toBe('invalid_encryption_parameters');
    for (const jwe of [await seal(await request(), {}, other), await seal(await request(), { kid: 'x' }), 'abc', ''])
      expect((await send(jwe)).error).toBe('invalid_encryption_parameters');
  });
});
