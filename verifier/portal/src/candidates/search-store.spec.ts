import { TestBed } from '@angular/core/testing';
import { GivenApi, provideGivenApi } from '#shared/angular/given-api';
import { searchCandidates } from '#shared/contracts/verifier/candidates';
import { givenCard } from './given.ts';
import { SearchStore } from './search-store.ts';

const tile = { code: '300423', label: 'Poser un carrelage' };
const found = (handles: readonly string[], next: string | null = null) => ({
  items: handles.map((handle) => ({ ...givenCard({ handle }), matched: [tile.code] })),
  count: { tooFew: false, about: 5 },
  next,
});
const open = (api: GivenApi) => {
  TestBed.configureTestingModule({ providers: [SearchStore, provideGivenApi(api)] });
  return TestBed.inject(SearchStore);
};

describe('a search', () => {
  it('asks for each competence at its least level, and for the other criteria only when they are set', async () => {
    const api = new GivenApi().given(searchCandidates, found(['a']));
    const store = open(api);
    store.want(tile);
    store.want(tile);
    store.raise(tile.code, 2);
    store.set({ departments: ['44', '49'] });
    await store.search();

    expect(api.calls(searchCandidates)).toEqual([{ query: { competences: ['300423:2'], departments: ['44', '49'] } }]);
    expect(store.card()?.handle).toBe('a');
  });

  it('takes six competences at most', () => {
    const store = open(new GivenApi());
    for (let number = 1; number <= 8; number += 1) store.want({ code: String(number), label: '' });
    expect(store.criteria().competences.length).toBe(6);
    expect(store.full()).toBeTrue();
  });

  it('says when the results are those of other criteria', async () => {
    const store = open(new GivenApi().given(searchCandidates, found(['a'])));
    await store.search();
    const before = store.changed();
    store.want(tile);

    expect([before, store.changed()]).toEqual([false, true]);
  });

  it('adds the next page to the first', async () => {
    const api = new GivenApi().given(searchCandidates, ({ query }) => ({
      ok: true as const,
      data: query?.after ? found(['b']) : found(['a'], 'next'),
    }));
    const store = open(api);
    await store.search();
    await store.more();

    expect(store.items().map((one) => one.handle)).toEqual(['a', 'b']);
    expect(store.next()).toBeNull();
  });

  it('forgets an answer that comes after another question', async () => {
    let answer: (() => void) | undefined;
    const late = new Promise<void>((done) => (answer = done));
    const api = new GivenApi().given(searchCandidates, async ({ query }) => {
      const first = (query?.competences as readonly string[]).length === 0;
      if (first) await late;
      return { ok: true as const, data: found([first ? 'old' : 'new']) };
    });
    const store = open(api);
    const old = store.search();
    store.want(tile);
    await store.search();
    answer!();
    await old;

    expect(store.items()[0]?.handle).toBe('new');
  });
});
