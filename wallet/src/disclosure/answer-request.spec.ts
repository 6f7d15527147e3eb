import { parseJwt } from '#shared/credentials/jwt';
import { parseSdJwt, readSdJwt } from '#shared/credentials/sd-jwt';
import { givenHeld } from '../credentials/given-organism.ts';
import { oauthError } from '../vault/given-network.ts';
import { codeOf, givenWorld, type GivenWorld } from '../vault/given-wallet.ts';
import { prepareAnswer, sendAnswer, type Choice } from './answer-request.ts';
import { givenRequest, givenRequestUri, givenResponseUri } from './given-verifier.ts';
import { readRequest } from './read-request.ts';
import { refuseRequest } from './refuse-request.ts';
import type { Sharing } from './sharing.ts';
import { withdrawSharing } from './withdraw-sharing.ts';

const asked = async (world: GivenWorld) => {
  const held = await givenHeld(world, world.wallet);
  const verifier = await givenRequest(world);
  const request = await readRequest(world.wallet, givenRequestUri);
  const choice = (index: number): Choice => ({
    askId: request.asks[index]!.id,
    credentialId: held.id,
    paths: request.asks[index]!.claims.map((claim) => claim.path),
  });
  return { held, request, choice, ...verifier };
};
const journal = ({ wallet }: GivenWorld): Promise<readonly Sharing[]> => wallet.store.all<Sharing>('disclosures');

describe('answering a presentation request', () => {
  it('sends byte for byte what was previewed, encrypted, bound to who asked and to this once', async () => {
    const world = await givenWorld();
    const { request, choice, answers, clientId } = await asked(world);
    const prepared = await prepareAnswer(world.wallet, request, [choice(0)]);
    await sendAnswer(world.wallet, prepared);

    expect(answers).toEqual([{ vpToken: prepared.vpToken, state: 'etat' }]);
    const compact = prepared.vpToken['w0']![0]!;
    const { payload } = await readSdJwt(compact, world.wallet.crypto);
    expect(prepared.preview).toEqual([{ askId: 'w0', payload }]);
    expect(JSON.stringify(payload)).not.toContain('Argent');
    expect(parseJwt(parseSdJwt(compact).binding!).payload).toEqual(
      jasmine.objectContaining({ aud: clientId, nonce: 'un-nonce-de-demande' }),
    );
    expect(world.network.sentTo('/response')[0]!.body).not.toContain(compact.slice(0, 40));
  });

  it('writes in the journal what was shared, by name and never by value', async () => {
    const world = await givenWorld();
    const { request, choice } = await asked(world);
    const sharing = await sendAnswer(world.wallet, await prepareAnswer(world.wallet, request, [choice(0), choice(1)]), 'offre-1');

    const { goOn, ...kept } = sharing;
    expect([await journal(world), goOn]).toEqual([[kept], null]);
    expect([sharing.state, sharing.claims.map((claim) => claim.fr), sharing.offerId]).toEqual([
      'shared',
      ['Compétence', 'Niveau'],
      'offre-1',
    ]);
    expect(JSON.stringify(sharing)).not.toContain('Argent');
  });

  it('says that it failed when the verifier refused, and that it does not know when the line was cut', async () => {
    const world = await givenWorld();
    const { request, choice } = await asked(world);
    const send = async () => (await sendAnswer(world.wallet, await prepareAnswer(world.wallet, request, [choice(0)]))).state;

    world.network.serve(givenResponseUri, () => oauthError('invalid_request'));
    expect(await send()).toBe('failed');
    world.network.serve(givenResponseUri, () => null);
    expect(await send()).toBe('unknown');
  });

  it('has its line in the journal before anything leaves', async () => {
    const world = await givenWorld();
    const { request, choice } = await asked(world);
    let before: readonly Sharing[] = [];
    world.network.serve(givenResponseUri, async () => {
      before = await journal(world);
      return {};
    });
    await sendAnswer(world.wallet, await prepareAnswer(world.wallet, request, [choice(0)]));

    expect(before.map((one) => one.state)).toEqual(['unknown']);
  });

  it('refuses to leave out what is required, or to use what was not offered', async () => {
    const world = await givenWorld();
    const { request, choice } = await asked(world);

    expect(await codeOf(prepareAnswer(world.wallet, request, [choice(1)]))).toBe('required-missing');
    expect(await codeOf(prepareAnswer(world.wallet, request, [{ ...choice(0), paths: [] }]))).toBe('required-missing');
    expect(await codeOf(prepareAnswer(world.wallet, request, [{ ...choice(0), credentialId: 'autre' }]))).toBe('credential-gone');
  });

  it('gives back the number on the screen, and goes only to a page of the web', async () => {
    const world = await givenWorld();
    await givenHeld(world, world.wallet);
    const answer = async (back: string, metadata: object) => {
      const { answers } = await givenRequest(world, { metadata, back });
      const request = await readRequest(world.wallet, givenRequestUri);
      const [ask] = request.asks;
      const choices = [{ askId: 'w0', credentialId: ask!.candidates[0]!.id, paths: ask!.claims.map((claim) => claim.path) }];
      const { goOn } = await sendAnswer(world.wallet, await prepareAnswer(world.wallet, request, choices), null, '42');
      return [goOn, answers[0]!.matchCode];
    };

    expect(await answer('https://recruteur.example/p/back#code', { carnet_match_code: true })).toEqual([
      'https://recruteur.example/p/back#code',
      '42',
    ]);
    expect(await answer('javascript:alert(1)', {})).toEqual([null, undefined]);
    expect(await answer('http://recruteur.example/', {})).toEqual([null, undefined]);
  });

  it('says no, and nothing else', async () => {
    const world = await givenWorld();
    const { request } = await asked(world);
    await refuseRequest(world.wallet, request);

    expect(Object.fromEntries(new URLSearchParams(world.network.sentTo('/response')[0]!.body))).toEqual({
      error: 'access_denied',
      state: 'etat',
    });
    expect((await journal(world)).map((one) => [one.state, one.claims])).toEqual([['refused', []]]);
  });
});

describe('taking a sharing back', () => {
  it('is done with the receipt, and dated as the verifier says', async () => {
    const world = await givenWorld();
    const { request, choice } = await asked(world);
    const { id, receipt } = await sendAnswer(world.wallet, await prepareAnswer(world.wallet, request, [choice(0)]));
    const withdrawnAt = '2026-11-21T10:00:00.000Z';
    world.network.serve(`${receipt!.url}/api/v1/wallet/disclosures/${receipt!.disclosureId}/withdrawals`, () => ({ withdrawnAt }));
    await withdrawSharing(world.wallet, id);

    expect((await journal(world)).map((one) => [one.state, one.withdrawnAt])).toEqual([['withdrawn', withdrawnAt]]);
    expect(world.network.sentTo('/withdrawals')[0]!.body).toBe(JSON.stringify({ receipt: receipt!.secret }));
  });

  it('is not said to be done when the verifier does not answer, nor where nothing was shared', async () => {
    const world = await givenWorld();
    const { request, choice } = await asked(world);
    const { id } = await sendAnswer(world.wallet, await prepareAnswer(world.wallet, request, [choice(0)]));
    const refused = await refuseRequest(world.wallet, request);

    await expectAsync(withdrawSharing(world.wallet, id)).toBeRejected();
    expect((await journal(world)).find((one) => one.id === id)?.state).toBe('shared');
    expect(await codeOf(withdrawSharing(world.wallet, refused.id))).toBe('not-withdrawable');
  });
});
