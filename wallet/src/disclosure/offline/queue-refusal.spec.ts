import { oauthError } from '../../vault/given-network.ts';
import { givenResponseUri } from '../given-verifier.ts';
import { givenAsked, givenQueuedRefusal } from './given-queued.ts';
import { refuseOrWait } from './leave-or-wait.ts';
import { countQueued } from './queued.ts';
import { sendQueued } from './send-queued.ts';

describe('a refusal given without a network', () => {
  it('waits, and is not said to be known', async () => {
    const { wallet, network, states, told } = await givenQueuedRefusal();

    expect([await states(), await told(), await countQueued(wallet)]).toEqual([['refused'], ['waiting'], 1]);
    expect(network.sentTo('/response')).toEqual([]);
  });

  it('is told once the network is back, by one tab, and says no more than that', async () => {
    const { wallet, network, states, told } = await givenQueuedRefusal();
    await Promise.all([sendQueued(wallet), sendQueued(wallet)]);
    await sendQueued(wallet);

    expect([await states(), await told(), await countQueued(wallet)]).toEqual([['refused'], ['told'], 0]);
    expect(network.sentTo('/response').map(({ body }) => Object.fromEntries(new URLSearchParams(body)))).toEqual([
      { error: 'access_denied', state: 'etat' },
    ]);
  });

  it('goes on waiting while nobody answers', async () => {
    const { wallet, network, told } = await givenQueuedRefusal();
    network.serve(givenResponseUri, () => null);
    expect(await sendQueued(wallet)).toEqual([]);
    expect([await told(), await countQueued(wallet)]).toEqual([['waiting'], 1]);

    network.serve(givenResponseUri, () => ({}));
    await sendQueued(wallet);
    expect([await told(), await countQueued(wallet)]).toEqual([['told'], 0]);
  });

  it('is told again after a crash, and what is not heard twice ends', async () => {
    const { wallet, network, told } = await givenQueuedRefusal();
    let writes = 0;
    const write: typeof wallet.store.write = (changes) =>
      (writes += 1) > 1 ? Promise.reject(new Error('the tab was closed')) : wallet.store.write(changes);
    await expectAsync(sendQueued({ ...wallet, store: { ...wallet.store, write } })).toBeRejected();
    expect([await told(), await countQueued(wallet), network.sentTo('/response').length]).toEqual([['waiting'], 1, 1]);

    network.serve(givenResponseUri, () => oauthError('invalid_request'));
    await sendQueued(wallet);
    expect([await told(), await countQueued(wallet)]).toEqual([['unheard'], 0]);
  });

  it('of a request that is over is sent to nobody', async () => {
    const { wallet, network, told } = await givenQueuedRefusal();
    await sendQueued({ ...wallet, clock: () => wallet.clock() + 700 });

    expect([await told(), await countQueued(wallet), network.sentTo('/response').length]).toEqual([['unheard'], 0, 0]);
  });

  it('waits too when the network was thought to be there', async () => {
    const { wallet, network, request, told } = await givenAsked();
    network.serve(givenResponseUri, () => null);
    let kept = 0;
    const link = { online: () => true, waiting: () => kept, keep: (count: number) => void (kept = count) };
    expect((await refuseOrWait(wallet, link, request, null)).told).toBe('waiting');
    expect([await told(), await countQueued(wallet), kept]).toEqual([['waiting'], 1, 1]);
  });
});
