import { didJwkOf } from '#shared/credentials/did-key';
import { givenOffered, givenOrganism, givenPerson, givenWalletOffer, theIssuer, type GivenIssuer, type GivenOrganism } from '../given.ts';
import { askNonce, askToken, ath, dpopProof, newWalletKey, post, readOffer, signJws, type WalletKey } from '../given-wallet.ts';

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** A did:key of this P-256 key (multicodec 0x1200, compressed point, base58btc), written here without the product's own code. */
const didKeyOf = ({ jwk }: WalletKey): string => {
  const parity = Buffer.from(jwk.y, 'base64url').at(-1)! % 2;
  const bytes = Buffer.concat([Buffer.from([0x80, 0x24, 2 + parity]), Buffer.from(jwk.x, 'base64url')]);
  let text = '';
  for (let left = BigInt(`0x${bytes.toString('hex')}`); left > 0n; left /= 58n) text = alphabet[Number(left % 58n)]! + text;
  return `did:key:z${text}`;
};

describe('key proofs', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  afterEach(() => expect(issuer.faults.splice(0)).toEqual([]));

  const ask = async (holder: WalletKey, header: Readonly<Record<string, unknown>>) => {
    const issuance = await givenOffered(issuer, organism, await givenPerson(issuer, organism));
    const session = await readOffer(await givenWalletOffer(issuer, organism, issuance));
    const wallet = await newWalletKey();
    const { accessToken } = await askToken(session, { dpopKey: wallet });
    const payload = { aud: organism.url, iat: Math.floor(Date.now() / 1000), nonce: await askNonce(session) };
    const jwt = await signJws({ typ: 'openid4vci-proof+jwt', ...header }, payload, holder.privateKey);
    const url = `${organism.url}/credential`;
    const dpop = await dpopProof(wallet, { htu: url, ath: ath(accessToken) });
    const body = { credential_configuration_id: 'competence', proofs: { jwt: [jwt] } };
    return post(url, body, { authorization: `DPoP ${accessToken}`, dpop });
  };
  const boundKey = (body: Readonly<Record<string, unknown>>): unknown => {
    const [{ credential }] = body['credentials'] as [{ credential: string }];
    const payload = credential.split('.')[1]!;
    return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { cnf: unknown }).cnf;
  };

  it('may name the key by did:jwk or did:key; the credential is bound to the bare key all the same', async () => {
    const holder = await newWalletKey();
    const didKey = didKeyOf(holder);
    const didJwk = didJwkOf(holder.jwk);

    for (const kid of [`${didJwk}#0`, `${didKey}#${didKey.slice('did:key:'.length)}`]) {
      const answer = await ask(holder, { kid });
      expect(answer.status).withContext(kid).toBe(200);
      expect(boundKey(answer.body)).withContext(kid).toEqual({ jwk: holder.jwk });
    }
  });

  it('refuse a DID that is another key’s, that must be fetched, or whose fragment names another', async () => {
    const [holder, other] = [await newWalletKey(), await newWalletKey()];
    const bad = {
      another: `${didJwkOf(other.jwk)}#0`,
      'without a fragment': didJwkOf(holder.jwk),
      'another fragment': `${didJwkOf(holder.jwk)}#1`,
      'a foreign fragment': `${didJwkOf(holder.jwk)}#did:jwk:x`,
      'did:web': 'did:web:organisme.example#key-1',
      'a private key': `did:jwk:${Buffer.from(JSON.stringify({ ...holder.jwk, d: holder.jwk.x })).toString('base64url')}#0`,
      'no text': 7,
    };

    for (const [what, kid] of Object.entries(bad)) {
      const { status, body } = await ask(holder, { kid });
      expect([status, body['error']]).withContext(what).toEqual([400, 'invalid_proof']);
    }
    for (const header of [{}, { jwk: holder.jwk, kid: `${didJwkOf(holder.jwk)}#0` }, { jwk: holder.jwk, x5c: ['a'] }])
      expect((await ask(holder, header)).body['error']).toBe('invalid_proof');
  });
});
