import { setGlobalConfig } from '@openid4vc/oauth2';
import { Openid4vpClient } from '@openid4vc/openid4vp';
import { CompactEncrypt, compactVerify, importJWK } from 'jose';
import { createHash, randomBytes } from 'node:crypto';
import * as contracts from '#shared/contracts/verifier/disclosures';
import { makeDidResolver, keyOf } from '#shared/credentials/did-resolver';
import { didOf } from '#shared/credentials/did';
import { webFetcher } from '#shared/credentials/web-fetcher';
import { givenCompany, givenVerifier, type GivenCompany, type GivenVerifier } from '../given-verifier.ts';
import type { HeldCredential } from '../verification/given.ts';
import { makeVpToken } from './given.ts';

type Callbacks = ConstructorParameters<typeof Openid4vpClient>[0]['callbacks'];

/** Another project's wallet library, told only what every wallet must bring: hashing, DID documents, encryption. */
const callbacks = (now: number): Callbacks => ({
  fetch,
  hash: (data, algorithm) => new Uint8Array(createHash(algorithm.replace('-', '')).update(data).digest()),
  signJwt: () => Promise.reject(new Error('signs nothing')),
  verifyJwt: async (signer, { compact }) => {
    if (signer.method !== 'did') return { verified: false };
    const { document } = await makeDidResolver({ fetcher: webFetcher, now: () => now }).resolve(didOf(signer.didUrl));
    const jwk = document ? keyOf(document, signer.didUrl, 'assertionMethod')!.jwk : null;
    if (!jwk) return { verified: false };
    await compactVerify(compact, await importJWK({ ...jwk }, 'ES256'));
    return { verified: true, signerJwk: { ...jwk } };
  },
  encryptJwe: async (encryptor, data) => {
    if (encryptor.method !== 'jwk') throw new Error('another method');
    const { publicJwk, alg, enc } = encryptor;
    const header = { alg, enc, kid: publicJwk.kid! };
    const jwe = await new CompactEncrypt(new TextEncoder().encode(data))
      .setProtectedHeader(header)
      .encrypt(await importJWK(publicJwk as never, alg));
    return { encryptionJwk: publicJwk, jwe };
  },
  decryptJwe: () => Promise.resolve({ decrypted: false as const }),
});

describe('a wallet built on another library', () => {
  let verifier: GivenVerifier;
  let company: GivenCompany;
  let held: HeldCredential;
  beforeAll(async () => {
    setGlobalConfig({ allowInsecureUrls: true });
    verifier = await givenVerifier();
    company = await givenCompany(verifier, 'Maison Clément');
    held = await verifier.issuers.competence(await verifier.issuers.organism('atelier'));
  }, 120_000);
  afterAll(() => verifier.close());

  it('understands the signed request, and its encrypted answer is accepted', async () => {
    const wishes = [{ kind: 'competence' as const, code: null, claims: ['name', 'level'], required: true }];
    const made = await company.client.call(contracts.createPresentationRequest, {
      body: { purpose: 'Vérifier un niveau', wishes, retentionDays: 30, match: false },
    });
    const client = new Openid4vpClient({ callbacks: callbacks(verifier.now()) });

    const parsed = client.parseOpenid4vpAuthorizationRequest({ authorizationRequest: made.body.uri! });
    const resolved = await client.resolveOpenId4vpAuthorizationRequest({ authorizationRequestPayload: parsed.params });
    const payload = resolved.authorizationRequestPayload as unknown as { nonce: string; client_id: string };
    const token = await makeVpToken({ query: resolved.dcql!.query, nonce: payload.nonce, clientId: payload.client_id } as never, [held], {
      now: verifier.now(),
    });
    const answer = await client.createOpenid4vpAuthorizationResponse({
      authorizationRequestPayload: resolved.authorizationRequestPayload,
      authorizationResponsePayload: { vp_token: token as never },
      jarm: {
        encryption: { nonce: randomBytes(16).toString('base64url') },
        serverMetadata: {
          authorization_signing_alg_values_supported: [],
          authorization_encryption_alg_values_supported: ['ECDH-ES'],
          authorization_encryption_enc_values_supported: ['A256GCM', 'A128GCM'],
        },
      },
    });
    const { response } = await client.submitOpenid4vpAuthorizationResponse({
      authorizationRequestPayload: resolved.authorizationRequestPayload as never,
      authorizationResponsePayload: answer.authorizationResponsePayload,
      ...(answer.jarm ? { jarm: answer.jarm } : {}),
    });
    const body = (await response.json()) as { disclosure_id: string };

    expect(response.status).toBe(200);
    const received = await company.client.call(contracts.getDisclosure, { params: { disclosureId: body.disclosure_id } });
    expect(received.body.verdict).toBe('verified');
    expect(verifier.faults).toEqual([]);
  });
});
