import { codeOf, givenWorld, type GivenWorld } from '../vault/given-wallet.ts';
import { givenIssuerAddress, givenOffer, givenOfferUri } from './given-organism.ts';
import { readOffer } from './read-offer.ts';
import { receiveCredential } from './receive-credential.ts';

const grants = { 'urn:ietf:params:oauth:grant-type:pre-authorized_code': { 'pre-authorized_code': 'volé' } };
const offerOf = (issuer: string): object => ({ credential_issuer: issuer, credential_configuration_ids: ['competence'], grants });
const byValue = (offer: unknown): string => `openid-credential-offer://?credential_offer=${encodeURIComponent(JSON.stringify(offer))}`;
const byReference = (address: string): string => `openid-credential-offer://?credential_offer_uri=${encodeURIComponent(address)}`;
const metadataAt = ({ network }: GivenWorld, origin: string, issuer = `${origin}/o/atelier`): void => {
  network.serve(`${origin}/.well-known/openid-credential-issuer/o/atelier`, () => ({
    credential_issuer: issuer,
    credential_endpoint: `${issuer}/credential`,
    display: [{ name: 'Atelier des Bâtisseurs' }],
    credential_configurations_supported: {
      competence: {
        format: 'dc+sd-jwt',
        vct: `${origin}/vct/competence/1`,
        proof_types_supported: { jwt: { proof_signing_alg_values_supported: ['ES256'] } },
      },
    },
  }));
  network.serve(`${origin}/.well-known/oauth-authorization-server/o/atelier`, () => ({
    issuer,
    token_endpoint: `${issuer}/token`,
    response_types_supported: [],
  }));
};

/** What goes wrong, how the world is set, and the link that is opened (security.md B6). */
const hostile: Readonly<Record<string, readonly [(world: GivenWorld) => string, string]>> = {
  'a look-alike host that points at the real issuer': [
    ({ network }) => {
      const address = 'https://organisme.example.ailleurs.example/o/atelier/offers/un';
      network.serve(address, () => offerOf(givenIssuerAddress));
      return byReference(address);
    },
    'offer-host-differs',
  ],
  'a look-alike issuer with the name of the real one': [
    (world) => {
      metadataAt(world, 'https://organisme-example.ailleurs.example');
      return byValue(offerOf('https://organisme-example.ailleurs.example/o/atelier'));
    },
    'issuer-unknown',
  ],
  'a host in letters of another alphabet': [
    (world) => {
      const { origin } = new URL('https://оrganisme.example');
      metadataAt(world, origin);
      return byValue(offerOf(`${origin}/o/atelier`));
    },
    'issuer-unknown',
  ],
  'metadata of another issuer': [
    (world) => {
      metadataAt(world, 'https://ailleurs.example', givenIssuerAddress);
      return byValue(offerOf('https://ailleurs.example/o/atelier'));
    },
    'offer-unreadable',
  ],
  'an offer that is moved elsewhere': [
    ({ network }) => {
      network.serve(`${givenIssuerAddress}/offers/deux`, () => null);
      return byReference(`${givenIssuerAddress}/offers/deux`);
    },
    'issuer-unreachable',
  ],
  'a script instead of an address': [() => byReference('javascript:alert(1)'), 'offer-unreadable'],
  'data instead of an address': [
    () => byReference(`data:application/json,${encodeURIComponent(JSON.stringify(offerOf(givenIssuerAddress)))}`),
    'offer-unreadable',
  ],
  'plain http': [() => byReference(`${givenIssuerAddress.replace('https', 'http')}/offers/un`), 'offer-unreadable'],
  'an issuer on plain http': [() => byValue(offerOf(givenIssuerAddress.replace('https', 'http'))), 'offer-unreadable'],
  'a huge link': [() => byValue({ ...offerOf(givenIssuerAddress), more: 'x'.repeat(33_000) }), 'offer-unreadable'],
  'a huge document': [
    ({ network }) => {
      network.serve(`${givenIssuerAddress}/offers/grand`, () =>
        JSON.stringify({ ...offerOf(givenIssuerAddress), more: 'x'.repeat(33_000) }),
      );
      return byReference(`${givenIssuerAddress}/offers/grand`);
    },
    'offer-unreadable',
  ],
  'the real name in front of another host': [
    () => byReference('https://organisme.example@ailleurs.example/o/atelier/offers/un'),
    'offer-unreadable',
  ],
  'two offers in one link': [
    () => `${givenOfferUri}&credential_offer=${encodeURIComponent(JSON.stringify(offerOf(givenIssuerAddress)))}`,
    'offer-unreadable',
  ],
  'the same parameter twice': [() => `${givenOfferUri}&${givenOfferUri.split('?')[1]}`, 'offer-unreadable'],
  'a page instead of an offer': [
    ({ network }) => {
      network.serve(`${givenIssuerAddress}/offers/page`, () => '<html><script>fetch("/vol")</script></html>');
      return byReference(`${givenIssuerAddress}/offers/page`);
    },
    'offer-unreadable',
  ],
  'an issuer with a query of its own': [() => byValue(offerOf(`${givenIssuerAddress}?vers=ailleurs`)), 'offer-unreadable'],
  'a credential of another format': [
    (world) => {
      givenOffer(world, { format: 'mso_mdoc' });
      return givenOfferUri;
    },
    'offer-format-unknown',
  ],
};

describe('a hostile offer', () => {
  for (const [what, [set, why]] of Object.entries(hostile))
    it(`is stopped before anything is asked: ${what}`, async () => {
      const world = await givenWorld();
      givenOffer(world);
      const uri = set(world);
      const taking = async (): Promise<unknown> => receiveCredential(world.wallet, { offer: await readOffer(world.wallet, uri) });

      expect(await codeOf(taking())).toBe(why);
      expect(
        world.network.sentTo('/token').length + world.network.sentTo('/credential').filter(({ method }) => method === 'POST').length,
      ).toBe(0);
    });
});
