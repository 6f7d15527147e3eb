import { oauthError } from '../vault/given-network.ts';
import { codeOf, givenWorld, type GivenWorld } from '../vault/given-wallet.ts';
import { finishAuthorisation, startAuthorisation } from './authorise.ts';
import { givenIssuerAddress, givenOffer, givenOfferUri } from './given-organism.ts';
import { readOffer } from './read-offer.ts';
import type { StoredCredential } from './stored-credential.ts';

const clientId = 'https://carnet.example';

interface Started extends GivenWorld {
  readonly address: URL;
  readonly state: string;
}

/** An organism that takes codes, and a wallet that has left for its page. */
const started = async (): Promise<Started> => {
  const world = await givenWorld();
  givenOffer(world, { grants: { authorization_code: {} }, codes: true });
  const offer = await readOffer(world.wallet, givenOfferUri);
  const address = new URL(await startAuthorisation(world.wallet, { offer }, clientId));
  return { ...world, address, state: pushed(world).get('state')! };
};
const pushed = ({ network }: GivenWorld): URLSearchParams => new URLSearchParams(network.sentTo('/par').at(-1)!.body);
const answer = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields);
const redeemed = ({ network }: GivenWorld): URLSearchParams => new URLSearchParams(network.sentTo('/token').at(-1)!.body);

describe('the authorization code flow, from the wallet', () => {
  it('pushes its request with PKCE and a key, and opens an address that says nothing of it', async () => {
    const world = await started();
    const request = pushed(world);

    expect([...world.address.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
    expect(request.get('redirect_uri')).toBe(`${clientId}/receive/callback`);
    expect([request.get('response_type'), request.get('code_challenge_method')]).toEqual(['code', 'S256']);
    expect(JSON.parse(request.get('authorization_details')!)).toEqual([
      { type: 'openid_credential', credential_configuration_id: 'competence' },
    ]);
    expect(world.network.sentTo('/par').at(-1)!.headers.get('dpop')).not.toBeNull();
    expect(world.network.sentTo('/token').length).toBe(0);
  });

  it('comes back with a code, and keeps each credential the token names', async () => {
    const world = await started();
    const received = await finishAuthorisation(world.wallet, answer({ code: 'un-code', state: world.state, iss: givenIssuerAddress }));

    expect(received.length).toBe(2);
    expect(await world.wallet.store.all<StoredCredential>('credentials')).toEqual([...received]);
    expect(redeemed(world).get('code')).toBe('un-code');
    const verifier = redeemed(world).get('code_verifier')!;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
    expect(pushed(world).get('code_challenge')).toBe(
      btoa(String.fromCharCode(...digest))
        .replace(/\+/gu, '-')
        .replace(/\//gu, '_')
        .replace(/=/gu, ''),
    );
    const bodies = world.network.sentTo('/credential').filter(({ method, url }) => method === 'POST' && url.endsWith('/credential'));
    expect(bodies.map(({ body }) => (JSON.parse(body) as { credential_identifier: string }).credential_identifier)).toEqual([
      'une',
      'deux',
    ]);
    expect(await world.wallet.store.all('receiving')).toEqual([]);
  });

  it('hears an answer once, and none that it did not ask for', async () => {
    const world = await started();
    const good = { code: 'un-code', state: world.state, iss: givenIssuerAddress };
    expect(await codeOf(finishAuthorisation(world.wallet, answer({ ...good, state: 'autre' })))).toBe('answer-unasked');
    expect(await codeOf(finishAuthorisation(world.wallet, answer({ code: 'un-code' })))).toBe('answer-unasked');
    expect(world.network.sentTo('/token').length).toBe(0);
    await finishAuthorisation(world.wallet, answer(good));
    expect(await codeOf(finishAuthorisation(world.wallet, answer(good)))).toBe('answer-unasked');
  });

  it('is stopped when another server answers, or when the one that was asked keeps its name to itself', async () => {
    for (const iss of [{ iss: 'https://ailleurs.example' }, {}] as readonly Readonly<Record<string, string>>[]) {
      const world = await started();
      expect(await codeOf(finishAuthorisation(world.wallet, answer({ code: 'un-code', state: world.state, ...iss })))).toBe(
        'answer-elsewhere',
      );
      expect(world.network.sentTo('/token').length).toBe(0);
    }
  });

  it('says when the person or the organism said no, and when the code came too late', async () => {
    const refused = await started();
    const no = { error: 'access_denied', state: refused.state, iss: givenIssuerAddress };
    expect(await codeOf(finishAuthorisation(refused.wallet, answer(no)))).toBe('authorisation-refused');

    const late = await started();
    late.network.serve(`${givenIssuerAddress}/token`, () => oauthError('invalid_grant'));
    const good = { code: 'un-code', state: late.state, iss: givenIssuerAddress };
    expect(await codeOf(finishAuthorisation(late.wallet, answer(good)))).toBe('offer-over');

    const old = await started();
    const wallet = { ...old.wallet, clock: () => old.wallet.clock() + 7200 };
    expect(await codeOf(finishAuthorisation(wallet, answer({ ...good, state: old.state })))).toBe('offer-over');
  });

  it('asks nothing of an issuer the platform does not vouch for', async () => {
    const world = await givenWorld({ vouched: false });
    givenOffer(world, { grants: { authorization_code: {} }, codes: true });
    const offer = await readOffer(world.wallet, givenOfferUri);

    expect(await codeOf(startAuthorisation(world.wallet, { offer }, clientId))).toBe('issuer-unknown');
    const silent = { ...offer, trust: 'unreachable' } as const;
    expect(await codeOf(startAuthorisation(world.wallet, { offer: silent }, clientId))).toBe('issuer-unreachable');
    expect(world.network.sentTo('/par').length).toBe(0);
  });
});
