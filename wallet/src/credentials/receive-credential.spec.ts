import { codeOf, givenWorld, type GivenWorld } from '../vault/given-wallet.ts';
import { oauthError } from '../vault/given-network.ts';
import { askPromised } from './ask-promised.ts';
import { givenIssuerAddress, givenOffer, givenOfferUri, keysAsked, type GivenOffer } from './given-organism.ts';
import { readOffer } from './read-offer.ts';
import { receiveCredential, type Receiving } from './receive-credential.ts';
import type { StoredCredential } from './stored-credential.ts';

const receive = async ({ wallet }: GivenWorld, rest: Partial<Receiving> = {}): Promise<StoredCredential> =>
  receiveCredential(wallet, { offer: await readOffer(wallet, givenOfferUri), ...rest });
const held = ({ wallet }: GivenWorld): Promise<readonly StoredCredential[]> => wallet.store.all<StoredCredential>('credentials');
const offered = async (given: GivenOffer = {}): Promise<GivenWorld> => {
  const world = await givenWorld();
  givenOffer(world, given);
  return world;
};
/** One character of the signed part, changed. */
const bent = (compact: string): string => compact.replace(/\.(\w)/u, (_whole, letter: string) => `.${letter === 'a' ? 'b' : 'a'}`);

describe('receiving a credential', () => {
  it('keeps ten copies, each for a key of its own, and what a card shows', async () => {
    const world = await offered();
    const credential = await receive(world, { ink: 'sapin' });

    expect(await held(world)).toEqual([credential]);
    expect(new Set(credential.copies.map((copy) => copy.thumbprint)).size).toBe(10);
    expect(credential.copies.every((copy) => copy.use === null)).toBeTrue();
    expect([credential.title, credential.level, credential.issuerName, credential.ink]).toEqual([
      'Poser un carrelage',
      { label: 'Argent', notches: 2 },
      'Atelier des Bâtisseurs',
      'sapin',
    ]);
  });

  it('binds its token to a key that is none of the copies’ keys', async () => {
    const world = await offered();
    const { copies } = await receive(world);
    const proof = world.network.sentTo('/token')[0]!.headers.get('dpop')!;

    expect(proof).not.toBeNull();
    for (const { thumbprint } of copies) expect(proof).not.toContain(thumbprint);
  });

  it('says which wallet asks to a server that wants to know, and to no other', async () => {
    const clientId = 'https://carnet.example';
    const said = async (given: GivenOffer) => {
      const world = await offered(given);
      await receive(world, { clientId });
      return new URLSearchParams(world.network.sentTo('/token')[0]!.body).get('client_id');
    };

    expect([await said({ clients: true }), await said({})]).toEqual([clientId, null]);
  });

  it('refuses a credential that was tampered with, and keeps nothing', async () => {
    const world = await offered({ tamper: bent });

    expect(await codeOf(receive(world))).toBe('credential-refused');
    expect(await held(world)).toEqual([]);
  });

  it('refuses one that has expired, and one made for another holder', async () => {
    const expired = await offered({ credential: { payload: { exp: 1 } } });
    expect(await codeOf(receive(expired))).toBe('credential-refused');

    givenOffer(expired, { credential: { payload: { cnf: { jwk: { ...expired.company.jwk } } } } });
    expect(await codeOf(receive(expired))).toBe('credential-refused');
    expect(await held(expired)).toEqual([]);
  });

  it('asks again with the same keys when the answer was lost on the way', async () => {
    const world = await offered();
    world.network.serve(`${givenIssuerAddress}/credential`, () => null);
    expect(await codeOf(receive(world, { issuanceId: 'une-remise' }))).toBe('issuer-unreachable');

    givenOffer(world);
    const { copies } = await receive(world, { issuanceId: 'une-remise' });
    const [lost, again] = world.network
      .sentTo('/credential')
      .filter(({ method }) => method === 'POST')
      .map(keysAsked);
    expect(again).toEqual(lost);
    expect(copies.length).toBe(10);
    expect(await world.wallet.store.get('receiving', 'une-remise')).toBeNull();
  });

  it('says that the code is wrong, and takes the right one afterwards', async () => {
    const world = await offered({ txCode: '482915' });

    expect(await codeOf(receive(world, { txCode: '000000' }))).toBe('code-refused');
    expect((await receive(world, { txCode: '482915' })).title).toBe('Poser un carrelage');
  });

  it('says that the offer is over when it was used', async () => {
    const world = await offered();
    world.network.serve(`${givenIssuerAddress}/token`, () => oauthError('invalid_grant'));

    expect(await codeOf(receive(world))).toBe('offer-over');
  });

  it('takes from an older issuer what it has: one copy, a bearer token, proofs without a nonce', async () => {
    const world = await offered({ plain: true, batch: null });
    const { copies } = await receive(world);
    const [token, request] = [world.network.sentTo('/token')[0]!, world.network.sentTo('/credential').at(-1)!];

    expect(copies.length).toBe(1);
    expect([token.headers.get('dpop'), request.headers.get('dpop'), request.headers.get('authorization')]).toEqual([
      null,
      null,
      'Bearer jeton',
    ]);
    expect(world.network.sentTo('/nonce').length).toBe(0);
  });

  it('encrypts what it asks and reads what was encrypted to it, where the issuer offers both', async () => {
    const world = await offered({ sealed: true });
    const { copies } = await receive(world);
    const request = world.network.sentTo('/credential').at(-1)!;

    expect(copies.length).toBe(10);
    expect([request.headers.get('content-type'), request.body.split('.').length]).toEqual(['application/jwt', 5]);
  });

  it('refuses an answer in the clear to a request that was encrypted', async () => {
    const world = await offered({ sealed: true });
    world.network.serve(`${givenIssuerAddress}/credential`, () => ({ credentials: [{ credential: 'x' }] }));

    await expectAsync(receive(world)).toBeRejectedWith(
      jasmine.objectContaining({ code: 'credential-refused', detail: 'answer-not-encrypted' }),
    );
  });

  it('keeps what was promised for later, with the keys it proved then, and not before the time that was said', async () => {
    const world = await offered({ promises: { times: 1 } });
    expect(await codeOf(receive(world))).toBe('offer-promised');
    const at = (seconds: number) => askPromised({ ...world.wallet, clock: () => world.wallet.clock() + seconds });

    expect(await at(0)).toEqual([]);
    expect(world.network.sentTo('/deferred').length).toBe(0);
    expect(await at(6)).toEqual([]);
    const [credential] = await at(12);
    expect(credential!.copies.length).toBe(10);
    expect(await held(world)).toEqual([credential!]);
    expect(await world.wallet.store.all('receiving')).toEqual([]);
  });

  it('forgets a promise that was taken back, and asks again when nobody answered', async () => {
    const world = await offered({ promises: { times: 0 } });
    await codeOf(receive(world));
    const later = { ...world.wallet, clock: () => world.wallet.clock() + 60 };
    world.network.serve(`${givenIssuerAddress}/deferred`, () => null);
    await askPromised(later);
    expect((await world.wallet.store.all('receiving')).length).toBe(2);

    world.network.serve(`${givenIssuerAddress}/deferred`, () => oauthError('credential_request_denied'));
    await askPromised(later);
    expect(await world.wallet.store.all('receiving')).toEqual([]);
    expect(await held(world)).toEqual([]);
  });

  it('refuses a credential of another organism than the one whose name was shown, though the platform knows both', async () => {
    const world = await offered();
    const offer = await readOffer(world.wallet, givenOfferUri);

    expect(await codeOf(receiveCredential(world.wallet, { offer: { ...offer, did: 'did:web:organisme.example:o:autre' } }))).toBe(
      'credential-refused',
    );
  });

  it('asks an issuer the platform does not vouch for nothing', async () => {
    const world = await givenWorld({ vouched: false });
    givenOffer(world);

    expect(await codeOf(receive(world))).toBe('issuer-unknown');
    expect(world.network.sentTo('/token').length).toBe(0);
  });
});
