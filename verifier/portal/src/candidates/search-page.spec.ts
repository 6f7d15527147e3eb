import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { GivenApi, provideGivenApi, refused } from '#shared/angular/given-api';
import { openWords, provideGivenHouse } from '#shared/angular/given-house';
import { givenSignedIn } from '#shared/angular/given-session';
import { Session } from '#shared/angular/session';
import { searchCandidates } from '#shared/contracts/verifier/candidates';
import { givenCard } from './given.ts';
import { SearchPage } from './search-page.ts';
import { SearchStore } from './search-store.ts';

const two = {
  items: [
    { ...givenCard({ handle: '7k4m2pXq' }), matched: ['300111'] },
    { ...givenCard({ handle: 'q1p88zzz', departmentName: 'Vendée' }), matched: ['300111'] },
  ],
  count: { tooFew: false, about: 25 },
  next: null,
};

const open = async (api: GivenApi) => {
  TestBed.configureTestingModule({
    providers: [...provideGivenHouse([{ path: '', component: SearchPage }]), SearchStore, provideGivenApi(api)],
  });
  await openWords('candidates', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') });
  TestBed.inject(Session).accept(givenSignedIn({ permissions: ['offer:send:own'] }));
  const harness = await RouterTestingHarness.create('/');
  await harness.fixture.whenStable();
  const host = harness.routeNativeElement!;
  const search = async () => {
    TestBed.inject(SearchStore).want({ code: '300111', label: 'Coffrer des ouvrages en béton' });
    host.querySelector<HTMLElement>('button[type=submit]')!.click();
    await harness.fixture.whenStable();
  };
  return { host, search, settle: () => harness.fixture.whenStable() };
};

describe('the search page', () => {
  it('lists nothing before a question', async () => {
    const { host } = await open(new GivenApi());
    expect(host.textContent).toContain('Que recherchez-vous');
    expect(host.querySelectorAll('carnet-candidate-line').length).toBe(0);
  });

  it('shows masked cards, an approximate number, and what was asked for first', async () => {
    const { host, search } = await open(new GivenApi().given(searchCandidates, two));
    await search();

    expect(host.querySelector('h2')?.textContent).toContain('Environ 25 profils');
    expect(host.querySelectorAll('carnet-candidate-line').length).toBe(2);
    expect(host.querySelector('carnet-candidate-line h3')?.textContent).toContain('7K4-M2P');
    expect(host.querySelector('carnet-candidate-line li')?.textContent).toContain('Coffrer des ouvrages en béton');
    expect(host.querySelector('carnet-candidate-line carnet-verdict')?.textContent).toContain('Vérifié');
  });

  it('lists nobody when they are too few', async () => {
    const { host, search } = await open(
      new GivenApi().given(searchCandidates, { items: [], count: { tooFew: true, about: 0 }, next: null }),
    );
    await search();

    expect(host.textContent).toContain('Moins de 5 profils');
    expect(host.textContent).not.toContain('Environ');
  });

  it('keeps the criteria when the server refuses', async () => {
    const { host, search } = await open(new GivenApi().given(searchCandidates, () => refused('unavailable', { status: 503 })));
    await search();

    expect(host.querySelector('carnet-failure')).not.toBeNull();
    expect(host.querySelector('.chip')?.textContent).toContain('Coffrer');
  });
});
