import { consentCredential } from '#shared/credentials/consent-facts';
import { givenFacts } from '#shared/credentials/given-receipt';
import { assertToken, type TokenType } from './token-rules.ts';
import type { KeptKey } from './keys.ts';

const keyOf = (did: string): KeptKey => ({ did, kid: `${did}#1`, publicJwk: { kty: 'EC', crv: 'P-256', x: '', y: '' }, wrapped: '' });
const key = keyOf('did:web:organisme.example:o:atelier');
const platform = keyOf('did:jwk:platform');
const now = 1_795_251_600;

const good = {
  'statuslist+jwt': {
    iss: key.did,
    sub: 'https://organisme.example/status/1',
    iat: now,
    exp: now + 86400,
    ttl: 300,
    status_list: { bits: 2, lst: 'AA' },
  },
  'oauth-authz-req+jwt': {
    client_id: `decentralized_identifier:${key.did}`,
    response_type: 'vp_token',
    nonce: 'n',
    response_uri: 'https://v.example/r',
    iat: now,
    exp: now + 300,
  },
  'at+jwt': { iss: 'https://organisme.example', sub: 's', aud: 'https://organisme.example', jti: 'j', iat: now, exp: now + 300 },
  'carnet-registry+jwt': { iss: 'https://organisme.example', iat: now, exp: now + 86400, ttl: 300, entries: [] },
  'carnet-verification+jwt': {
    ...{ iss: 'https://verificateur.example', sub: key.did, iat: now },
    results: [{ row: 1, verdict: 'verified', sha256: 'a'.repeat(64) }],
  },
  'carnet-consent+jwt': consentCredential(givenFacts({ controller: { did: key.did, name: 'Atelier', siret: null } })),
  'vc+jwt': {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: 'https://organisme.example/bitstring/1/revocation',
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    ...{ issuer: key.did, iss: key.did, iat: now, exp: now + 960, validFrom: '2026-11-21T09:00:00Z', validUntil: '2026-11-21T09:16:00Z' },
    credentialSubject: {
      id: 'https://organisme.example/bitstring/1/revocation#list',
      ...{ type: 'BitstringStatusList', statusPurpose: 'revocation', ttl: 300_000, encodedList: 'uH4sI' },
    },
  },
} satisfies Record<TokenType, object>;

const signerOf = (typ: TokenType): KeptKey => (['carnet-registry+jwt', 'carnet-verification+jwt'].includes(typ) ? platform : key);

describe('a signing worker', () => {
  const refuses = (typ: TokenType, changes: object, by = signerOf(typ)) =>
    expect(() => assertToken(platform.kid, by, typ, { ...good[typ], ...changes }))
      .withContext(`${typ} ${JSON.stringify(changes)}`)
      .toThrowError(/not signed/u);

  it('signs the tokens of its list', () => {
    for (const typ of Object.keys(good) as TokenType[])
      expect(() => assertToken(platform.kid, signerOf(typ), typ, good[typ])).not.toThrow();
  });

  it('signs no other', () => {
    for (const typ of ['dc+sd-jwt', 'kb+jwt', 'JWT', 'toString', ''])
      expect(() => assertToken(platform.kid, key, typ as TokenType, good['at+jwt'])).toThrowError(/no such type/u);
  });

  it('signs no status list without subject, in another’s name, or for ever', () => {
    for (const changes of [
      { sub: undefined },
      { iss: 'did:web:autre.example' },
      { status_list: {} },
      { exp: undefined },
      { exp: now + 400 * 86400 },
    ])
      refuses('statuslist+jwt', changes);
  });

  it('signs no W3C credential but a bitstring status list, in its own name, with nothing beside it', () => {
    const { credentialSubject: subject } = good['vc+jwt'];
    for (const changes of [
      { type: ['VerifiableCredential', 'OpenBadgeCredential'] },
      { type: ['VerifiableCredential', 'BitstringStatusListCredential', 'OpenBadgeCredential'] },
      { issuer: 'did:web:autre.example' },
      { iss: 'did:web:autre.example' },
      { name: 'Diplôme' },
      { '@context': ['https://www.w3.org/ns/credentials/v2', 'https://autre.example'] },
      { credentialSubject: { ...subject, achievement: {} } },
      { credentialSubject: { ...subject, id: 'did:example:awa' } },
      { credentialSubject: { ...subject, statusPurpose: 'message' } },
      { credentialSubject: undefined },
      { exp: now + 400 * 86400 },
      { validUntil: '2030-11-21T09:16:00Z' },
    ])
      refuses('vc+jwt', changes);
  });

  it('signs no request in another client’s name, without nonce, or that lives long', () => {
    for (const changes of [
      { client_id: 'decentralized_identifier:did:web:autre.example' },
      { client_id: key.did },
      { nonce: '' },
      { response_uri: undefined },
      { iss: 'did:web:autre.example' },
      { exp: now + 7200 },
      { response_type: 'code' },
    ])
      refuses('oauth-authz-req+jwt', changes);
  });

  it('signs no access token unbound beyond five minutes', () => {
    refuses('at+jwt', { exp: now + 301 });
    refuses('at+jwt', { exp: now + 7200, cnf: { jkt: 'x' } });
    for (const name of ['iss', 'sub', 'aud', 'jti']) refuses('at+jwt', { [name]: undefined });
    expect(() => assertToken(platform.kid, key, 'at+jwt', { ...good['at+jwt'], exp: now + 900, cnf: { jkt: 'x' } })).not.toThrow();
  });

  it('signs a verification with the platform’s key only, and nothing in it but verdicts about hashes', () => {
    refuses('carnet-verification+jwt', {}, key);
    refuses('carnet-verification+jwt', { results: undefined });
    refuses('carnet-verification+jwt', { sub: '' });
    refuses('carnet-verification+jwt', { vc: {} });
    refuses('carnet-verification+jwt', { results: [{ verdict: 'verified' }] });
    refuses('carnet-verification+jwt', { results: [{ verdict: 'perfect', sha256: 'a'.repeat(64) }] });
  });

  it('signs a consent receipt in its own company’s name only, and with names of claims only', () => {
    refuses('carnet-consent+jwt', {}, platform);
    refuses('carnet-consent+jwt', { givenName: 'Awa' });
    refuses('carnet-consent+jwt', { type: ['VerifiableCredential'] });
    const told = consentCredential(
      givenFacts({ controller: { did: key.did, name: 'Atelier', siret: null }, claims: ['competence.Argent'] }),
    );
    refuses('carnet-consent+jwt', told);
  });

  it('signs a registry with the platform’s key only', () => {
    refuses('carnet-registry+jwt', {}, key);
    refuses('carnet-registry+jwt', { entries: undefined });
  });
});
