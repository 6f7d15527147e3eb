import { givenHeld } from '../credentials/given-organism.ts';
import { codeOf, givenWorld } from '../vault/given-wallet.ts';
import { givenRequest, givenRequestUri } from './given-verifier.ts';
import { readRequest } from './read-request.ts';

describe('reading a presentation request', () => {
  it('says who asks from the registry, why, and what held could answer', async () => {
    const world = await givenWorld();
    const { id } = await givenHeld(world, world.wallet);
    await givenRequest(world);
    const request = await readRequest(world.wallet, givenRequestUri);

    expect([request.trust, request.name, request.purpose, request.retentionDays]).toEqual([
      'trusted',
      'Charpentes du Val de Sèvre',
      'Étudier votre candidature',
      90,
    ]);
    expect(request.asks.map((ask) => [ask.required, ask.candidates.map((one) => one.id), ask.claims.map((one) => one.key)])).toEqual([
      [true, [id], ['name']],
      [false, [id], ['level']],
    ]);
    expect(request.asks[0]!.values[id]?.['name']).toBe('Poser un carrelage');
    expect(request.answerable).toBeTrue();
  });

  it('is refused when it is not signed, or signed by another than the one it names', async () => {
    const world = await givenWorld();
    await givenRequest(world, { unsigned: true });
    expect(await codeOf(readRequest(world.wallet, givenRequestUri))).toBe('request-unsigned');
    await givenRequest(world, { forged: true });
    expect(await codeOf(readRequest(world.wallet, givenRequestUri))).toBe('request-forged');
    const redirect = 'openid4vp://?client_id=redirect_uri%3Ahttps%3A%2F%2Fx.example%2Fcb&response_uri=https%3A%2F%2Fx.example%2Fcb&nonce=n';
    expect(await codeOf(readRequest(world.wallet, redirect))).toBe('request-unsigned');
  });

  it('is refused when the link names another client, asks another way, or wants what is not understood', async () => {
    const world = await givenWorld();
    await givenRequest(world);
    const codes: unknown[] = [];
    for (const uri of [
      givenRequestUri.replace('val-de-sevre', 'autre'),
      `${givenRequestUri}&request_uri_method=put`,
      `${givenRequestUri}&request_uri_method=post`,
      givenRequestUri.replace(encodeURIComponent('https://recruteur'), encodeURIComponent('http://recruteur')),
    ])
      codes.push(await codeOf(readRequest(world.wallet, uri)));
    for (const payload of [
      { transaction_data: ['x'] },
      { redirect_uri: 'https://recruteur.example/' },
      { response_type: 'code' },
      { nonce: '' },
    ]) {
      await givenRequest(world, { payload });
      codes.push(await codeOf(readRequest(world.wallet, givenRequestUri)));
    }
    const unreadable = 'request-unreadable';
    expect(codes).toEqual(['request-forged', unreadable, 'request-forged', unreadable, unreadable, unreadable, unreadable, unreadable]);
  });

  it('is refused when the answer would go elsewhere', async () => {
    const world = await givenWorld();
    await givenRequest(world, { payload: { response_uri: 'https://ailleurs.example/reponse' } });

    expect(await codeOf(readRequest(world.wallet, givenRequestUri))).toBe('request-elsewhere');
  });

  it('is refused when it has expired, or when it is huge', async () => {
    const world = await givenWorld();
    await givenRequest(world, { payload: { exp: 1_700_000_000 } });

    expect(await codeOf(readRequest(world.wallet, givenRequestUri))).toBe('request-over');
    expect(await codeOf(readRequest(world.wallet, `${givenRequestUri}&x=${'y'.repeat(40_000)}`))).toBe('request-unreadable');
  });

  it('does not vouch for a company that is in no registry', async () => {
    const world = await givenWorld({ vouched: false });
    await givenRequest(world);
    const request = await readRequest(world.wallet, givenRequestUri);

    expect([request.trust, request.name, request.siret]).toEqual(['unknown', 'Nom que la société se donne', null]);
  });

  it('finds nothing to answer with in a wallet that holds nothing, or only what was withdrawn', async () => {
    const world = await givenWorld();
    await givenRequest(world);
    expect((await readRequest(world.wallet, givenRequestUri)).answerable).toBeFalse();

    const held = await givenHeld(world, world.wallet);
    await world.wallet.store.write([{ room: 'credentials', id: held.id, value: { ...held, state: 'revoked' } }]);
    expect((await readRequest(world.wallet, givenRequestUri)).answerable).toBeFalse();
  });
});
