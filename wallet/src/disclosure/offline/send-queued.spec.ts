import { parseJwt } from '#shared/credentials/jwt';
import { parseSdJwt } from '#shared/credentials/sd-jwt';
import type { StoredCredential } from '../../credentials/stored-credential.ts';
import { givenRequest, givenResponseUri } from '../given-verifier.ts';
import { givenQueued } from './given-queued.ts';
import { countQueued } from './queued.ts';
import { sendQueued } from './send-queued.ts';

const requestAddress = 'https://recruteur.example/vp/1/request';

describe('an answer given without a network', () => {
  it('waits, and says so, without any presentation kept', async () => {
    const { wallet, answers, line, states } = await givenQueued();

    expect([line.state, await states(), await countQueued(wallet), answers.length]).toEqual(['waiting', ['waiting'], 1, 0]);
    expect(JSON.stringify(await wallet.store.all('answers'))).not.toContain('~');
  });

  it('leaves once, dated when it leaves, by the copy that was meant for it', async () => {
    const { wallet, answers, states, held } = await givenQueued();
    const later = { ...wallet, clock: () => wallet.clock() + 240 };
    await Promise.all([sendQueued(later), sendQueued(later)]);
    await sendQueued(later);

    expect([answers.length, await states(), await countQueued(wallet)]).toEqual([1, ['shared'], 0]);
    const { iat } = parseJwt(parseSdJwt(answers[0]!.vpToken['w0']![0]!).binding!).payload;
    expect(Number(iat)).toBeGreaterThan(wallet.clock() + 200);
    const { copies } = (await wallet.store.get<StoredCredential>('credentials', held.id))!;
    expect(copies.filter(({ use }) => use !== null).length).toBe(1);
  });

  it('goes on waiting while nobody answers, or while the carnet is locked', async () => {
    const { wallet, network, states } = await givenQueued();
    network.serve(requestAddress, () => null);
    expect(await sendQueued(wallet)).toEqual([]);
    expect([await states(), await countQueued(wallet)]).toEqual([['waiting'], 1]);
  });

  it('is of unknown fate when the line is cut, and is not sent again', async () => {
    const { wallet, network, states } = await givenQueued();
    network.serve(givenResponseUri, () => null);
    await sendQueued(wallet);
    const sent = network.sentTo('/response').length;
    await sendQueued(wallet);

    expect([await states(), await countQueued(wallet), network.sentTo('/response').length]).toEqual([['unknown'], 0, sent]);
  });

  it('goes to no other question: one that asks for more, or for another reason, gets none', async () => {
    const world = await givenQueued();
    await givenRequest(world, { metadata: { carnet_purpose: 'Autre chose' } });
    const ended = await sendQueued(world.wallet);

    expect([await world.states(), await countQueued(world.wallet), world.network.sentTo('/response').length]).toEqual([['failed'], 0, 0]);
    expect(ended.map(({ state }) => state)).toEqual(['failed']);
  });
});
