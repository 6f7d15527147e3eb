import { codeOf, givenWorld } from '../vault/given-wallet.ts';
import { givenOffer, givenOfferUri } from './given-organism.ts';
import { readOffer } from './read-offer.ts';

describe('reading a credential offer', () => {
  it('says who makes it from the registry, not from what it says of itself', async () => {
    const world = await givenWorld();
    givenOffer(world, { txCode: '482915' });
    const offer = await readOffer(world.wallet, givenOfferUri);

    expect([offer.trust, offer.name, offer.siret]).toEqual(['trusted', 'Atelier des Bâtisseurs', '73282932000074']);
    expect(offer.configurations).toEqual([{ id: 'competence', kind: 'competence', name: 'Compétence validée' }]);
    expect(offer.txCode).toEqual({ length: 6, numeric: true });
    expect(world.network.sentTo('/token').length).toBe(0);
  });

  it('is refused when the offer stands at another host than its issuer', async () => {
    const world = await givenWorld();
    givenOffer(world);
    world.network.serve('https://ailleurs.example/offre', () => ({
      credential_issuer: 'https://organisme.example/o/atelier',
      credential_configuration_ids: ['competence'],
      grants: { 'urn:ietf:params:oauth:grant-type:pre-authorized_code': { 'pre-authorized_code': 'x' } },
    }));
    const uri = `openid-credential-offer://?credential_offer_uri=${encodeURIComponent('https://ailleurs.example/offre')}`;

    expect(await codeOf(readOffer(world.wallet, uri))).toBe('offer-host-differs');
    expect(world.network.sentTo('.well-known').length).toBe(0);
  });

  it('tells an issuer the platform does not know from one it cannot ask about', async () => {
    const world = await givenWorld({ vouched: false });
    givenOffer(world);
    const offer = await readOffer(world.wallet, givenOfferUri);
    expect([offer.trust, offer.name, offer.siret]).toEqual(['unknown', 'Nom que l’organisme se donne', null]);

    const { wallet } = { ...world, wallet: { ...world.wallet } };
    world.network.serve('https://organisme.example/registry', () => null);
    expect((await readOffer(wallet, givenOfferUri)).trust).toBe('unreachable');
  });

  it('is refused when its issuer has no page for the step it asks for', async () => {
    const world = await givenWorld();
    givenOffer(world, { grants: { authorization_code: {} } });

    expect(await codeOf(readOffer(world.wallet, givenOfferUri))).toBe('offer-grant-unknown');
  });

  it('is refused when it is huge, unreadable, or of another format', async () => {
    const world = await givenWorld();
    givenOffer(world, { format: 'mso_mdoc' });

    expect(await codeOf(readOffer(world.wallet, `openid-credential-offer://?credential_offer=${'x'.repeat(40_000)}`))).toBe(
      'offer-unreadable',
    );
    expect(await codeOf(readOffer(world.wallet, 'openid-credential-offer://?credential_offer=%7B%7D'))).toBe('offer-unreadable');
    expect(world.network.sent.length).toBe(0);
    expect(await codeOf(readOffer(world.wallet, givenOfferUri))).not.toBe('nothing was refused');
  });
});
