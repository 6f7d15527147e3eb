import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { copiesPerIssuance } from '../copies.ts';
import {
  givenOffered,
  givenOrganism,
  givenPerson,
  givenQr,
  issuancesOf,
  theIssuer,
  type GivenIssuer,
  type GivenOrganism,
} from '../given.ts';
import {
  askNonce,
  askToken,
  ath,
  dpopProof,
  newWalletKey,
  post,
  readOffer,
  signJws,
  type Session,
  type WalletKey,
} from '../given-wallet.ts';

interface Claimed {
  readonly personId: string;
  readonly session: Session;
  readonly accessToken: string;
}

describe('credential endpoint', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;
  let claimed: Claimed;
  let holder: WalletKey;

  const claim = async (dpopKey: WalletKey | null = null): Promise<Claimed> => {
    const personId = await givenPerson(issuer, organism);
    const { id } = await givenOffered(issuer, organism, personId);
    const { uri, txCode } = await givenQr(issuer, organism, id);
    const session = await readOffer(uri);
    const { accessToken } = await askToken(session, { txCode, dpopKey });
    return { personId, session, accessToken };
  };
  const seconds = (): number => Math.floor(Date.now() / 1000);
  const prove = async (
    claims: Readonly<Record<string, unknown>> = {},
    header: Readonly<Record<string, unknown>> = {},
    key = holder,
  ): Promise<string> => {
    const payload = { aud: organism.url, iat: seconds(), nonce: await askNonce(claimed.session), ...claims };
    return signJws({ typ: 'openid4vci-proof+jwt', jwk: key.jwk, ...header }, payload, key.privateKey);
  };
  const ask = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    post(`${organism.url}/credential`, body, { authorization: `Bearer ${claimed.accessToken}`, ...headers });
  const askWith = (...jwt: string[]) => ask({ credential_configuration_id: 'competence', proofs: { jwt } });
  const expectStillClaimed = async () => expect((await issuancesOf(issuer, organism, claimed.personId))[0]!.state).toBe('claimed');

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
    holder = await newWalletKey();
  }, 60_000);
  beforeEach(async () => {
    claimed = await claim();
  });
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  it('gives the credential, which no cache keeps, to a proof made by hand', async () => {
    const answer = await askWith(await prove());

    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((answer.body['credentials'] as unknown[]).length).toBe(1);
  });

  it('refuses key proofs that prove nothing', async () => {
    const secret = Buffer.from(JSON.stringify(holder.jwk));
    const claims = { aud: organism.url, iat: seconds(), nonce: await askNonce(claimed.session) };
    const hs256 = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'openid4vci-proof+jwt', jwk: { kty: 'oct', k: secret.toString('base64url') } as object })
      .sign(secret);
    const [head, body] = (await prove()).split('.');
    const none = `${Buffer.from(JSON.stringify({ alg: 'none', typ: 'openid4vci-proof+jwt', jwk: holder.jwk })).toString('base64url')}.${body}.x`;
    const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' });
    const stranger = await newWalletKey();
    const bad: Record<string, string> = {
      'alg none': none,
      'HS256 with the public key': hs256,
      'another typ': await prove({}, { typ: 'JWT' }),
      'another audience': await prove({ aud: 'https://ailleurs.example' }),
      'no audience': await prove({ aud: undefined }),
      'too old': await prove({ iat: seconds() - 900 }),
      'from the future': await prove({ iat: seconds() + 900 }),
      'without a date': await prove({ iat: undefined }),
      expired: await prove({ exp: seconds() - 60 }),
      'without a nonce': await prove({ nonce: undefined }),
      'signed by another key': await prove({}, { jwk: stranger.jwk }),
      'with a private key': await prove({}, { jwk: { ...holder.jwk, d: holder.jwk.x } }),
      'of another curve': await prove({}, { jwk: p384 }),
      'with a key by reference': await prove({}, { jwk: undefined, kid: 'did:jwk:abc#0' }),
      'with two keys': await prove({}, { kid: 'did:jwk:abc#0' }),
      'of a point off the curve': await prove({}, { jwk: { ...holder.jwk, y: holder.jwk.x } }),
      'cut short': `${head}.${body}.`,
      'no JWT': 'abc',
    };

    for (const [what, proof] of Object.entries(bad)) {
      const answer = await askWith(proof);
      expect([answer.status, answer.body['error']]).withContext(what).toEqual([400, 'invalid_proof']);
    }
    await expectStillClaimed();
  });

  it('refuses an extension it does not understand', async () => {
    const payload = Buffer.from(JSON.stringify({ aud: organism.url, iat: seconds(), nonce: await askNonce(claimed.session) })).toString(
      'base64url',
    );
    const header = Buffer.from(
      JSON.stringify({ alg: 'ES256', typ: 'openid4vci-proof+jwt', jwk: holder.jwk, crit: ['b65'], b65: true }),
    ).toString('base64url');
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, holder.privateKey, Buffer.from(`${header}.${payload}`));

    const answer = await askWith(`${header}.${payload}.${Buffer.from(signature).toString('base64url')}`);

    expect([answer.status, answer.body['error']]).toEqual([400, 'invalid_proof']);
  });

  it('takes a nonce once, only its own, and only while it is fresh', async () => {
    const other = await givenOrganism(issuer);
    const foreign = (await post(`${other.url}/nonce`, {})).body['c_nonce'] as string;
    const nonce = await askNonce(claimed.session);
    const [time, chance, tag] = nonce.split('.');
    const wrong = {
      foreign,
      invented: 'invented',
      forged: `${Number.parseInt(time!, 36) + 1}.${chance}.${tag}`,
      retagged: `${time}.${chance}.${tag!.slice(1)}A`,
    };

    for (const [what, value] of Object.entries(wrong))
      expect((await askWith(await prove({ nonce: value }))).body['error'])
        .withContext(what)
        .toBe('invalid_nonce');
    expect((await askWith(await prove({ nonce, aud: 'https://ailleurs.example' }))).body['error']).toBe('invalid_proof');
    expect((await askWith(await prove({ nonce }))).status).toBe(200);
    expect((await askWith(await prove({ nonce }))).body['error'])
      .withContext('used before')
      .toBe('invalid_nonce');
    const fresh = await askNonce(claimed.session);
    issuer.pass(301);
    claimed = await claim();
    const late = await askWith(await prove({ nonce: fresh, iat: seconds() + 301 }));
    issuer.pass(-301);
    expect(late.body['error']).withContext('too old').toBe('invalid_nonce');
  });

  it('burns a nonce even when the request that used it is refused', async () => {
    const nonce = await askNonce(claimed.session);
    const wrongKind = await ask({ credential_configuration_id: 'enrolment', proofs: { jwt: [await prove({ nonce })] } });

    expect(wrongKind.body['error']).toBe('unknown_credential_configuration');
    expect((await askWith(await prove({ nonce }))).body['error']).toBe('invalid_nonce');
  });

  it('takes no more proofs than copies, nor one key twice', async () => {
    const many = await Promise.all(Array.from({ length: copiesPerIssuance + 1 }, async () => prove({}, {}, await newWalletKey())));

    expect((await askWith(...many)).body['error']).toBe('invalid_proof');
    expect((await askWith(await prove(), await prove())).body['error']).toBe('invalid_proof');
    expect((await askWith()).body['error']).toBe('invalid_proof');
    expect((await ask({ credential_configuration_id: 'competence' })).body['error']).toBe('invalid_proof');
  });

  it('has the right word for each request it cannot serve', async () => {
    const proofs = { jwt: [await prove()] };
    const jwk = { ...holder.jwk };

    expect((await ask({ proofs })).body['error']).toBe('invalid_credential_request');
    expect((await ask([])).body['error']).toBe('invalid_credential_request');
    expect((await ask({ credential_configuration_id: 7, proofs })).body['error']).toBe('invalid_credential_request');
    expect((await ask({ credential_configuration_id: 'diploma', proofs })).body['error']).toBe('unknown_credential_configuration');
    expect((await ask({ credential_identifier: 'competence', proofs })).body['error']).toBe('unknown_credential_identifier');
    expect(
      (
        await ask({
          credential_configuration_id: 'competence',
          proofs,
          credential_response_encryption: { jwk, alg: 'ECDH-ES', enc: 'A256GCM' },
        })
      ).body['error'],
    ).toBe('invalid_encryption_parameters');
    expect((await ask('{')).status).toBe(400);
    expect((await ask('null')).body['error']).toBe('invalid_credential_request');
    expect((await ask(new URLSearchParams({ a: 'b' }))).body['error']).toBe('invalid_request');
    await expectStillClaimed();
  });

  it('asks for an access token, its own, alive, and of this organism', async () => {
    const body = { credential_configuration_id: 'competence', proofs: { jwt: [await prove()] } };
    const other = await givenOrganism(issuer);

    const without = await post(`${organism.url}/credential`, body);
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'DPoP algs="ES256", Bearer']);
    for (const authorization of ['Bearer', 'Bearer abc', 'Basic abc', `Bearer ${'a'.repeat(43)}`, `DPoP ${claimed.accessToken}`]) {
      const answer = await ask(body, { authorization });
      expect([answer.status, answer.body['error']]).withContext(authorization.slice(0, 12)).toEqual([401, 'invalid_token']);
    }
    expect((await post(`${other.url}/credential`, body, { authorization: `Bearer ${claimed.accessToken}` })).status).toBe(401);
    issuer.pass(301);
    const late = await ask(body);
    issuer.pass(-301);
    expect(late.status).toBe(401);
  });

  it('takes a bound token only with a fresh proof by its own key, over this token', async () => {
    const [key, stranger] = [await newWalletKey(), await newWalletKey()];
    claimed = await claim(key);
    const htu = `${organism.url}/credential`;
    const { accessToken } = claimed;
    const body = { credential_configuration_id: 'competence', proofs: { jwt: [await prove()] } };
    const send = (dpop: string | null, scheme = 'DPoP') =>
      ask(body, { authorization: `${scheme} ${accessToken}`, ...(dpop ? { dpop } : {}) });
    const good = await dpopProof(key, { htu, ath: ath(accessToken) });

    for (const [what, dpop] of Object.entries({
      none: null,
      'without the token': await dpopProof(key, { htu }),
      'over another token': await dpopProof(key, { htu, ath: ath('other') }),
      'by another key': await dpopProof(stranger, { htu, ath: ath(accessToken) }),
      'for the token endpoint': await dpopProof(key, { htu: `${organism.url}/token`, ath: ath(accessToken) }),
    })) {
      const answer = await send(dpop);
      expect(answer.status).withContext(what).toBe(401);
      expect(answer.headers.get('www-authenticate')).withContext(what).toContain('DPoP');
    }
    expect((await send(good, 'Bearer')).status).toBe(401);
    expect((await send(good)).status).toBe(200);
    expect((await send(good)).body['error'])
      .withContext('seen before')
      .toBe('invalid_dpop_proof');
  });
});
