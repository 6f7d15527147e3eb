import { decodeBytes } from '#shared/credentials/base64url';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { parseJwt } from '#shared/credentials/jwt';
import { parseSdJwt } from '#shared/credentials/sd-jwt';
import { givenHeld } from '../credentials/given-organism.ts';
import { givenCandidates, givenLinkPlace } from '../profile/given-candidates.ts';
import { problem } from '../vault/given-network.ts';
import { codeOf, givenVerifierUrl, givenWorld, type GivenWorld } from '../vault/given-wallet.ts';
import { makeLink, readLinks, takeLinkBack, type LinkChoice, type SharedLink } from './share-link.ts';

const choice: LinkChoice = {
  title: 'Poser un carrelage',
  shared: [{ credentialId: 'une-preuve', paths: [claimOf('competence', 'name').path], claims: ['Compétence'] }],
  days: 30,
  maxViews: null,
};
/** Every id is chosen by the wallet, so the place of any link is served. */
const ready = async (): Promise<GivenWorld> => {
  const world = await givenWorld();
  givenCandidates(world);
  await givenHeld(world, world.wallet);
  const random = crypto.getRandomValues.bind(crypto);
  spyOn(crypto, 'getRandomValues').and.callFake((array) => {
    const filled = random(array);
    if (filled instanceof Uint8Array && filled.length === 16) {
      givenLinkPlace(
        world,
        btoa(String.fromCharCode(...filled))
          .replaceAll('+', '-')
          .replaceAll('/', '_')
          .replace(/=+$/u, ''),
      );
    }
    return filled;
  });
  return world;
};
const stored = ({ network }: GivenWorld) =>
  JSON.parse(network.sent.find(({ method, url }) => method === 'PUT' && url.includes('/links/'))!.body) as {
    readonly ciphertext: string;
    readonly expiresAt: string;
  };
const open = async (ciphertext: string, rawKey: string, id: string) => {
  const [iv, data] = ciphertext.split('.').map((part) => new Uint8Array(decodeBytes(part)));
  const key = await crypto.subtle.importKey('raw', new Uint8Array(decodeBytes(rawKey)), 'AES-GCM', false, ['decrypt']);
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: iv!, additionalData: new TextEncoder().encode(id) }, key, data!);
  return JSON.parse(new TextDecoder().decode(plain)) as { readonly title: string; readonly presentations: readonly string[] };
};

describe('a verification link', () => {
  it('leaves the server a text that only the fragment of the link opens', async () => {
    const world = await ready();
    const { id, url } = await makeLink(world.wallet, choice);
    const [address, key] = url.split('#');
    const { ciphertext } = stored(world);
    const content = await open(ciphertext, key!, id);

    expect(address).toBe(`${givenVerifierUrl}/v/${id}`);
    expect(content.title).toBe('Poser un carrelage');
    for (const { url: to, body } of world.network.sent) expect(to + body).not.toContain(key!);
    await expectAsync(open(ciphertext, key!, 'un-autre-identifiant')).toBeRejected();
  });

  it('holds presentations made out to itself, by a copy used for nothing else', async () => {
    const world = await ready();
    const { id, url } = await makeLink(world.wallet, choice);
    const { presentations } = await open(stored(world).ciphertext, url.split('#')[1]!, id);
    const { aud, nonce } = parseJwt(parseSdJwt(presentations[0]!).binding!).payload;

    expect([aud, nonce]).toEqual([id, id]);
  });

  it('ends on the day said', async () => {
    const world = await ready();
    await makeLink(world.wallet, choice);

    expect(Math.round((Date.parse(stored(world).expiresAt) - Date.now()) / 86_400_000)).toBe(30);
  });

  it('is not said to be made when the server refused it', async () => {
    const world = await givenWorld();
    givenCandidates(world);
    await givenHeld(world, world.wallet);
    await expectAsync(makeLink(world.wallet, choice)).toBeRejected();

    expect(await world.wallet.store.all('links')).toEqual([]);
  });

  it('is listed with what the server knows of it, and without it when it is away', async () => {
    const world = await ready();
    const { id } = await makeLink(world.wallet, choice);
    expect((await readLinks(world.wallet)).map((link) => [link.views, link.state])).toEqual([[null, null]]);

    const item = {
      id,
      createdAt: '2026-11-21T09:00:00.000Z',
      expiresAt: '2026-12-21T09:00:00.000Z',
      views: 4,
      maxViews: null,
      state: 'open',
    };
    world.network.serve(`${givenVerifierUrl}/api/v1/wallet/links`, () => ({ items: [item] }));
    expect((await readLinks(world.wallet)).map((link) => [link.views, link.state])).toEqual([[4, 'open']]);
  });

  it('is taken back at the server before the wallet says so', async () => {
    const world = await ready();
    const { id } = await makeLink(world.wallet, choice);
    const place = `${givenVerifierUrl}/api/v1/wallet/links/${id}`;
    const kept = async () => (await world.wallet.store.get<SharedLink>('links', id))!.withdrawn;

    for (const method of ['DELETE', 'POST']) {
      world.network.serve(place, () => problem(503, 'unavailable'), method);
      world.network.serve(`${place}/withdrawals`, () => problem(503, 'unavailable'), method);
    }
    expect(await codeOf(takeLinkBack(world.wallet, id))).toBe('unavailable');
    expect(await kept()).toBeFalse();
    for (const method of ['DELETE', 'POST']) {
      world.network.serve(place, () => new Response(null, { status: 204 }), method);
      world.network.serve(`${place}/withdrawals`, () => new Response(null, { status: 204 }), method);
    }
    await takeLinkBack(world.wallet, id);
    expect(await kept()).toBeTrue();
  });
});
