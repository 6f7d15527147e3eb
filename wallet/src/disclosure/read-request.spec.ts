import { givenHeld } from '../credentials/given-organism.ts';
import { codeOf, givenWorld } from '../vault/given-wallet.ts';
import { prepareAnswer, sendAnswer } from './answer-request.ts';
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

  it('is told as out of reach while its server wants to be left alone for a moment', async () => {
    const world = await givenWorld();
    await givenRequest(world);
    world.network.serve('https://recruteur.example/vp/1/request', () => new Response('', { status: 429 }));

    expect(await codeOf(readRequest(world.wallet, givenRequestUri))).toBe('request-unreachable');
  });

  it('does not vouch for a company that is in no registry', async () => {
    const world = await givenWorld({ vouched: false });
    await givenRequest(world);
    const request = await readRequest(world.wallet, givenRequestUri);

    expect([request.trust, request.name, request.siret]).toEqual(['unknown', 'recruteur.example', null]);
    expect(request.ownName).toBe('Nom que la société se donne');
    expect(request.stranger).withContext('put out of its own platform').toBeFalse();
  });

  it('finds nothing to answer with in a wallet that holds nothing, or only what was withdrawn', async () => {
    const world = await givenWorld();
    await givenRequest(world);
    expect((await readRequest(world.wallet, givenRequestUri)).answerable).toBeFalse();

    const held = await givenHeld(world, world.wallet);
    await world.wallet.store.write([{ room: 'credentials', id: held.id, value: { ...held, state: 'revoked' } }]);
    expect((await readRequest(world.wallet, givenRequestUri)).answerable).toBeFalse();
  });

  describe('of somebody outside the platform', () => {
    const elsewhere = { vouched: false, verifierUrl: 'https://plateforme.example' };

    it('is named by the address its answers go to; all it asks exceeds what it declared, and its promises bind nobody', async () => {
      const world = await givenWorld(elsewhere);
      await givenRequest(world, { metadata: { carnet_receipt: true, carnet_receipts: true } });
      const request = await readRequest(world.wallet, givenRequestUri);

      expect([request.trust, request.stranger, request.name]).toEqual(['unknown', true, 'recruteur.example']);
      expect(request.asks.flatMap(({ claims }) => claims.map(({ over }) => over))).toEqual([true, true]);
      expect([request.retentionDays, request.takesReceipt, request.countersigns]).toEqual([null, false, false]);
    });

    it('is no stranger’s while the registry does not answer, nor when it is of this platform under another address', async () => {
      const world = await givenWorld(elsewhere);
      await givenRequest(world);
      world.network.serve('https://plateforme.example/registry', () => new Response('', { status: 503 }));
      const request = await readRequest(world.wallet, givenRequestUri);
      expect([request.trust, request.stranger]).toEqual(['unreachable', false]);
      expect(await codeOf(prepareAnswer(world.wallet, request, []))).toBe('request-unreachable');

      const other = await givenWorld({ vouched: false, verifierUrl: 'https://recruteur.example' });
      await givenRequest(other, { payload: { response_uri: 'https://ailleurs.example/vp/1/response' } });
      const jar = await (await fetch('https://recruteur.example/vp/1/request')).text();
      other.network.serve('https://ailleurs.example/vp/1/request', () => jar);
      const asked = givenRequestUri.replaceAll(
        encodeURIComponent('https://recruteur.example'),
        encodeURIComponent('https://ailleurs.example'),
      );
      expect((await readRequest(other.wallet, asked)).stranger).toBeFalse();
    });

    it('is answered once the person says so, without what only this platform’s companies can do', async () => {
      const world = await givenWorld(elsewhere);
      const held = await givenHeld(world, world.wallet);
      const { answers } = await givenRequest(world);
      const request = await readRequest(world.wallet, givenRequestUri);
      const [ask] = request.asks;
      const choice = { askId: ask!.id, credentialId: held.id, paths: [ask!.claims[0]!.path] };
      const sent = await sendAnswer(world.wallet, await prepareAnswer(world.wallet, request, [choice]));

      expect([sent.state, sent.outside, sent.receipt, sent.asked, answers.length]).toEqual(['shared', true, null, null, 1]);
    });

    it('is not answered when it was put out of this platform', async () => {
      const world = await givenWorld({ vouched: false });
      const held = await givenHeld(world, world.wallet);
      await givenRequest(world);
      const request = await readRequest(world.wallet, givenRequestUri);
      const choice = { askId: 'w0', credentialId: held.id, paths: [request.asks[0]!.claims[0]!.path] };

      expect(await codeOf(prepareAnswer(world.wallet, request, [choice]))).toBe('requester-unknown');
    });
  });
});
