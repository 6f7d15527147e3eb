/** The verifier's side of signing in with a key, of a profile and of links, as bytes. */
import type { Sent } from '../vault/given-network.ts';
import type { GivenWorld } from '../vault/given-wallet.ts';

const origin = 'https://recruteur.example';
const api = `${origin}/api/v1/wallet`;

export const givenAudience = `${origin}/profils`;
const profile = {
  handle: null,
  name: null,
  department: '44',
  departmentName: 'Loire-Atlantique',
  situation: 'searching',
  availableFrom: null,
  competences: [],
  publishedOn: '2026-11-21',
  visibility: 'masked',
  updatedAt: '2026-11-21T09:00:00.000Z',
};

/** Signs any key in; takes any profile and any link. `sent` of the network holds what came. */
export const givenCandidates = ({ network }: GivenWorld): void => {
  let count = 0;
  network.serve(`${api}/challenges`, () => ({ nonce: `defi-${(count += 1)}`, audience: origin }));
  network.serve(`${api}/tokens`, () => ({ accessToken: `jeton-${count}`, expiresInSeconds: 900 }));
  network.serve(`${api}/profile/nonces`, () => ({ nonce: 'une-publication', audience: givenAudience }));
  network.serve(`${api}/profile`, () => profile, 'PUT');
  network.serve(`${api}/profile`, () => new Response(null, { status: 204 }), 'DELETE');
};

export const givenLinkPlace = ({ network }: GivenWorld, id: string): void =>
  network.serve(
    `${api}/links/${id}`,
    ({ body }: Sent) => ({
      id,
      createdAt: '2026-11-21T09:00:00.000Z',
      expiresAt: (JSON.parse(body) as { expiresAt: string }).expiresAt,
      views: 0,
      maxViews: null,
      state: 'open',
    }),
    'PUT',
  );
