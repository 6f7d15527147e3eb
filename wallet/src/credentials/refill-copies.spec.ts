import { mintCopiesOffer } from '#shared/contracts/issuer/credentials';
import { givenIssuerUrl } from '#shared/credentials/given';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { problem } from '../vault/given-network.ts';
import { givenWorld, type GivenWorld } from '../vault/given-wallet.ts';
import { givenHeld, givenOffer, givenOfferUri, keysAsked } from './given-organism.ts';
import { fewCopies, freshOf, refillLow } from './refill-copies.ts';
import type { StoredCredential } from './stored-credential.ts';
import { useCopy } from './use-copy.ts';

const issuanceId = '0192f0c0-0000-7000-8000-000000000042';
const minting = `${givenIssuerUrl}${mintCopiesOffer.path.replace(':issuanceId', issuanceId)}`;

/** A wallet signed in to its organism, with two copies of one credential left. */
const running = async (): Promise<GivenWorld & { readonly held: StoredCredential }> => {
  const world = await givenWorld();
  givenOffer(world);
  const { wallet, network } = world;
  const key = await wallet.keyring.make();
  const connection = { id: 'un-organisme', issuerUrl: givenIssuerUrl, key, accessToken: 'jeton', refreshToken: 'x', closed: false };
  const first = await givenHeld(world, wallet);
  const held: StoredCredential = { ...first, connectionId: connection.id, issuanceId };
  await wallet.store.write([
    { room: 'connections', id: connection.id, value: { ...connection, accessUntil: wallet.clock() + 300 } },
    { room: 'credentials', id: held.id, value: held },
  ]);
  const body = JSON.stringify({ uri: givenOfferUri, expiresAt: new Date().toISOString() });
  network.serve(minting, () => new Response(body, { status: 201, headers: { 'content-type': 'application/json' } }));
  return { ...world, held };
};
const kept = async ({
  wallet,
  held,
}: {
  readonly wallet: GivenWorld['wallet'];
  readonly held: StoredCredential;
}): Promise<StoredCredential> => (await wallet.store.get<StoredCredential>('credentials', held.id))!;

describe('copies that run low', () => {
  it('are refilled for new keys, beside those that were used, and the organism is told of no use', async () => {
    const world = await running();
    const to = { purpose: 'disclosure', partner: 'did:web:recruteur.example', audience: 'a', nonce: 'n' } as const;
    await useCopy(world.wallet, world.held.id, [claimOf('competence', 'name').path], to);
    await refillLow(world.wallet);

    const { copies } = await kept(world);
    expect([copies.length, freshOf({ copies })]).toEqual([12, 11]);
    const asked = keysAsked(
      world.network.sentTo('/credential').filter(({ method, url }) => method === 'POST' && url.endsWith('/credential'))[0]!,
    );
    expect(asked.length).toBe(10);
    for (const { body, url } of world.network.sent) expect(body + url).not.toContain('recruteur');
  });

  it('are left alone while enough are fresh, and asked again another time when the organism does not answer', async () => {
    const world = await running();
    world.network.serve(minting, () => null);
    await refillLow(world.wallet);
    expect((await kept(world)).copies.length).toBe(2);

    world.network.serve(minting, () => problem(409, 'issuance-not-offerable'));
    await refillLow(world.wallet);
    expect((await kept(world)).copies.length).toBe(2);

    const { copies } = world.held;
    const many = { ...world.held, copies: [...copies, { ...copies[0]!, thumbprint: 'trois' }] };
    await world.wallet.store.write([{ room: 'credentials', id: many.id, value: many }]);
    expect(freshOf(many)).toBe(fewCopies);
    const before = world.network.sentTo(minting).length;
    await refillLow(world.wallet);
    expect(world.network.sentTo(minting).length).toBe(before);
  });

  it('come when a new partner needs one and none is fresh', async () => {
    const world = await running();
    const to = (partner: string) => ({ purpose: 'disclosure', partner, audience: 'a', nonce: 'n' }) as const;
    for (const partner of ['a', 'b', 'c']) await useCopy(world.wallet, world.held.id, [], to(partner));

    const { copies } = await kept(world);
    expect(copies.map(({ use }) => use?.partner)).toEqual(['a', 'b', 'c', ...Array<undefined>(9).fill(undefined)]);
  });

  it('are refused when they are of another credential', async () => {
    const world = await running();
    givenOffer(world, { credential: { payload: { vct: 'https://organisme.example/vct/enrolment/1' } } });
    await refillLow(world.wallet);

    expect((await kept(world)).copies.length).toBe(2);
  });
});
