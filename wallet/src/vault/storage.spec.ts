import { codeOf } from './given-wallet.ts';
import { askToPersist, assertRoom } from './storage.ts';

describe('the room on the device', () => {
  it('is asked before anything is accepted', async () => {
    const estimate = spyOn(navigator.storage, 'estimate').and.resolveTo({ usage: 10_000_000, quota: 11_000_000 });
    expect(await codeOf(assertRoom())).toBe('storage-full');

    estimate.and.resolveTo({ usage: 10_000_000, quota: 100_000_000 });
    await expectAsync(assertRoom()).toBeResolved();
  });

  it('stops nobody where the browser will not say', async () => {
    spyOn(navigator.storage, 'estimate').and.rejectWith(new TypeError('no'));
    await expectAsync(assertRoom()).toBeResolved();
  });

  it('is asked to be kept, and a refusal is an answer', async () => {
    const persist = spyOn(navigator.storage, 'persist').and.resolveTo(false);
    expect(await askToPersist()).toBeFalse();
    persist.and.resolveTo(true);
    expect(await askToPersist()).toBeTrue();
  });
});
