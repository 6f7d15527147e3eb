import { codeOf, givenWorld, type GivenWorld } from '../vault/given-wallet.ts';
import { oauthError } from '../vault/given-network.ts';
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
  it('keeps two copies, each for a key of its own, and what a card shows', async () => {
    const world = await offered();
    const credential = await receive(world, { ink: 'sapin' });

    expect(await held(world)).toEqual([credential]);
    expect(new Set(credential.copies.map((copy) => copy.thumbprint)).size).toBe(2);
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
    expect(copies.length).toBe(2);
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

  it('asks an issuer the platform does not vouch for nothing', async () => {
    const world = await givenWorld({ vouched: false });
    givenOffer(world);

    expect(await codeOf(receive(world))).toBe('issuer-unknown');
    expect(world.network.sentTo('/token').length).toBe(0);
  });
});
