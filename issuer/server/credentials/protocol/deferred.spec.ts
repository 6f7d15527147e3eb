import type { Keys } from '#shared/server/keys/keys';
import { SigningAway } from '#shared/server/keys/signing-away';
import { makeKeys } from '#shared/server/keys/make-keys';
import {
  givenOffered,
  givenOrganism,
  givenPerson,
  givenWalletOffer,
  issuancesOf,
  theIssuer,
  type GivenIssuer,
  type GivenOrganism,
} from '../given.ts';
import {
  askCredential,
  askNonce,
  askToken,
  ath,
  dpopOf,
  dpopProof,
  newWalletKey,
  post,
  proveKey,
  readOffer,
  type Session,
  type WalletKey,
} from '../given-wallet.ts';

describe('deferred issuance', () => {
  let issuer: GivenIssuer;
  let organism: GivenOrganism;
  let session: Session;
  let wallet: WalletKey;
  let accessToken: string;
  let personId: string;
  let keys: Keys;

  beforeAll(async () => {
    issuer = await theIssuer();
    organism = await givenOrganism(issuer);
  }, 60_000);
  beforeEach(async () => {
    personId = await givenPerson(issuer, organism);
    session = await readOffer(await givenWalletOffer(issuer, organism, await givenOffered(issuer, organism, personId)));
    wallet = await newWalletKey();
    accessToken = (await askToken(session, { dpopKey: wallet })).accessToken;
    keys = issuer.house.keys;
    await askNonce(session);
  });
  afterEach(() => {
    back();
    expect(issuer.faults.splice(0)).toEqual([]);
  });

  /** Real workers, of another pool, that were stopped: what the server sees when its own are gone. */
  const away = async (): Promise<void> => {
    const { masterKeyFile, platformKeyFile } = issuer.house.config;
    const stopped = await makeKeys({ masterKeyFile, platformKeyFile, workers: 1 });
    await stopped.close();
    Object.assign(issuer.house, { keys: stopped });
  };
  const back = (): void => void Object.assign(issuer.house, { keys });

  const send = async (endpoint: string, body: unknown, ahead = 0) => {
    const url = `${organism.url}/${endpoint}`;
    const dpop = await dpopProof(wallet, { htu: url, ath: ath(accessToken), iat: Math.floor(Date.now() / 1000) + ahead });
    return post(url, body, { authorization: `DPoP ${accessToken}`, dpop });
  };
  const ask = async (holder: WalletKey) => {
    const jwt = await proveKey(session, holder, await askNonce(session));
    return send('credential', { credential_configuration_id: 'competence', proofs: { jwt: [jwt] } });
  };
  const later = (transaction: unknown, ahead = 0) => send('deferred', { transaction_id: transaction }, ahead);

  it('promises what cannot be signed just now, and keeps the promise for the keys that were proven', async () => {
    const holder = await newWalletKey();
    await away();
    const promised = await ask(holder);
    expect(promised.status).toBe(202);
    expect(promised.body).toEqual({ transaction_id: jasmine.any(String) as never, interval: 10 });
    const { transaction_id: transaction } = promised.body;
    const still = await later(transaction);
    expect([still.status, still.body['transaction_id']]).toEqual([202, transaction]);
    expect((await issuancesOf(issuer, organism, personId))[0]!.state).toBe('claimed');

    back();
    issuer.pass(3600);
    const kept = await later(transaction, 3600);
    issuer.pass(-3600);
    expect(kept.status).toBe(200);
    const { credentials } = kept.body as unknown as { credentials: { credential: string }[] };
    expect(JSON.parse(Buffer.from(credentials[0]!.credential.split('.')[1]!, 'base64url').toString())).toEqual(
      jasmine.objectContaining({ cnf: { jwk: { ...holder.jwk } } }),
    );
    expect((await later(transaction)).body['error']).toBe('invalid_transaction_id');
    const again = await askCredential(session, { accessToken, type: 'DPoP', dpop: await dpopOf(wallet) }, [holder]);
    expect(again.credentials).toEqual(credentials.map(({ credential }) => credential));
  });
  it('knows no transaction but its own', async () => {
    await away();
    const { transaction_id: transaction } = (await ask(await newWalletKey())).body;
    back();
    expect((await later('inventée')).body['error']).toBe('invalid_transaction_id');
    expect((await send('deferred', {})).body['error']).toBe('invalid_credential_request');

    const other = await readOffer(
      await givenWalletOffer(issuer, organism, await givenOffered(issuer, organism, await givenPerson(issuer, organism))),
    );
    wallet = await newWalletKey();
    accessToken = (await askToken(other, { dpopKey: wallet })).accessToken;
    expect((await later(transaction)).body['error']).toBe('invalid_transaction_id');
  });

  it('is refused by workers that stop in the middle with a word of its own', async () => {
    await away();
    await expectAsync(issuer.house.keys.blindIndex('a', 'b')).toBeRejectedWithError(SigningAway);
  });
});
