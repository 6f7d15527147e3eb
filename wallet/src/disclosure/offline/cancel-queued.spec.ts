import { claimOf } from '#shared/credentials/claim-catalogue';
import { useCopy } from '../../credentials/use-copy.ts';
import type { StoredCredential } from '../../credentials/stored-credential.ts';
import { codeOf } from '../../vault/given-wallet.ts';
import { cancelQueued } from './cancel-queued.ts';
import { givenQueued, givenQueuedRefusal } from './given-queued.ts';
import { countQueued } from './queued.ts';
import { sendQueued } from './send-queued.ts';

const requestAddress = 'https://recruteur.example/vp/1/request';

describe('an answer that waits, cancelled', () => {
  it('never leaves, and the journal says so', async () => {
    const { wallet, answers, line, states } = await givenQueued();
    expect((await cancelQueued(wallet, line.id)).state).toBe('cancelled');

    expect(await sendQueued(wallet)).toEqual([]);
    expect([await states(), await countQueued(wallet), answers.length]).toEqual([['cancelled'], 0, 0]);
  });

  it('leaves its copy to the company it was meant for: nobody else sees it', async () => {
    const { wallet, line, held, company } = await givenQueued();
    const uses = async () => (await wallet.store.get<StoredCredential>('credentials', held.id))!.copies.map(({ use }) => use?.partner);
    const before = await uses();
    await cancelQueued(wallet, line.id);
    expect([await uses(), before.filter((one) => one === company.did).length]).toEqual([before, 1]);

    const name = claimOf('competence', 'name').path;
    await useCopy(wallet, held.id, [name], { purpose: 'disclosure', partner: 'did:web:autre.example', audience: 'autre', nonce: 'n' });
    expect((await uses()).filter((one) => one === company.did).length).toBe(1);
  });

  it('stays at home when another tab was about to send it', async () => {
    const { wallet, network, answers, line, states } = await givenQueued();
    const jar = await (await fetch(requestAddress)).text();
    network.serve(requestAddress, async () => {
      await cancelQueued(wallet, line.id);
      return jar;
    });
    await sendQueued(wallet);

    expect([await states(), await countQueued(wallet), answers.length]).toEqual([['cancelled'], 0, 0]);
  });

  it('is too late once it has left, whoever sent it', async () => {
    const { wallet, answers, line, states } = await givenQueued();
    await sendQueued(wallet);

    expect(await codeOf(cancelQueued(wallet, line.id))).toBe('answer-left');
    expect([await states(), answers.length]).toEqual([['shared'], 1]);
  });

  it('is cancelled whole or not at all', async () => {
    const { wallet, answers, line, states } = await givenQueued();
    const dying = { ...wallet, store: { ...wallet.store, write: () => Promise.reject(new Error('the tab was closed')) } };
    await expectAsync(cancelQueued(dying, line.id)).toBeRejected();
    expect([await states(), await countQueued(wallet)]).toEqual([['waiting'], 1]);

    await sendQueued(wallet);
    expect([await states(), answers.length]).toEqual([['shared'], 1]);
  });
});

describe('a refusal that waits, cancelled', () => {
  it('is kept to oneself', async () => {
    const { wallet, network, line, states, told } = await givenQueuedRefusal();
    await cancelQueued(wallet, line.id);
    await sendQueued(wallet);

    expect([await states(), await told(), await countQueued(wallet)]).toEqual([['refused'], ['silent'], 0]);
    expect(network.sentTo('/response')).toEqual([]);
  });

  it('is not said to be unknown to whoever may have heard it', async () => {
    const { wallet, network, line, told } = await givenQueuedRefusal();
    network.serve('https://recruteur.example/vp/1/response', () => null);
    await sendQueued(wallet);
    await cancelQueued(wallet, line.id);

    expect(await told()).toEqual(['unheard']);
  });
});
