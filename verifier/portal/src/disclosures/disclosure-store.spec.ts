import { TestBed } from '@angular/core/testing';
import { GivenApi, provideGivenApi, refused } from '#shared/angular/given-api';
import { Disclosure, getDisclosure } from '#shared/contracts/verifier/disclosures';
import { DisclosureStore } from './disclosure-store.ts';
import { givenDisclosure } from './given.ts';

const open = (api: GivenApi) => {
  TestBed.configureTestingModule({ providers: [DisclosureStore, provideGivenApi(api)] });
  return TestBed.inject(DisclosureStore);
};
const received = givenDisclosure();
const withdrawn = givenDisclosure({ state: 'withdrawn', withdrawnAt: '2026-11-21T09:00:00Z', credentials: [], verdict: null });

describe('a sharing that is open on the screen', () => {
  it('loses its data at the look after it was taken back, and says so', async () => {
    const replies: Disclosure[] = [received, withdrawn];
    const store = open(new GivenApi().given(getDisclosure, () => ({ ok: true as const, data: replies.shift()! })));

    const more = await store.load(received.id);
    const during = store.disclosure()?.credentials.length;
    const evenMore = await store.load(received.id);

    expect([more, during, evenMore]).toEqual([true, 1, false]);
    expect(store.disclosure()?.credentials).toEqual([]);
    expect(store.takenBack()).toBeTrue();
  });

  it('is no surprise when it was taken back before', async () => {
    const store = open(new GivenApi().given(getDisclosure, withdrawn));
    await store.load(received.id);
    expect(store.takenBack()).toBeFalse();
  });

  it('stays on the screen when the network is away', async () => {
    const replies = [{ ok: true as const, data: received }, refused('offline', { status: 0 })];
    const store = open(new GivenApi().given(getDisclosure, () => replies.shift()!));
    await store.load(received.id);
    const more = await store.load(received.id);

    expect(more).toBeTrue();
    expect(store.disclosure()?.state).toBe('received');
    expect(store.refusal()?.code).toBe('offline');
  });
});
