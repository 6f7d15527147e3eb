import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import { GivenApi, provideGivenApi, refused } from '#shared/angular/given-api';
import { openWords, provideGivenHouse } from '#shared/angular/given-house';
import { givenSignedIn } from '#shared/angular/given-session';
import { Session } from '#shared/angular/session';
import { getCandidate } from '#shared/contracts/verifier/candidates';
import { sendOffer } from '#shared/contracts/verifier/offers';
import { givenCard } from '../candidates/given.ts';
import { NewOfferPage } from './new-offer-page.ts';

const open = async (api: GivenApi) => {
  const routes = [
    { path: 'offers/new/:handle', component: NewOfferPage },
    { path: 'offers/:id', children: [] },
  ];
  TestBed.configureTestingModule({ providers: [...provideGivenHouse(routes), provideGivenApi(api)] });
  await openWords('offers', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') });
  await openWords('wishes', { fr: () => import('../wishes/i18n/fr.ts'), en: () => import('../wishes/i18n/en.ts') });
  TestBed.inject(Session).accept(givenSignedIn());
  const harness = await RouterTestingHarness.create('/offers/new/7k4m2p');
  await harness.fixture.whenStable();
  const host = harness.routeNativeElement!;
  const page = harness.routeDebugElement!.componentInstance as NewOfferPage;
  const send = async () => {
    host.querySelector<HTMLElement>('button[type=submit]')!.click();
    await harness.fixture.whenStable();
  };
  return { host, page, send, settle: () => harness.fixture.whenStable() };
};

describe('a new offer', () => {
  it('starts from the profile: its department, its first competence needed, its names if the person wishes', async () => {
    const { page } = await open(new GivenApi().given(getCandidate, givenCard()));
    const { department, wishes } = page.form.value;

    expect(department).toBe('44');
    expect(wishes.map(({ kind, code, required }) => [kind, code, required])).toEqual([
      ['competence', '300423', true],
      ['enrolment', null, false],
    ]);
  });

  it('is shown as the candidate will read it', async () => {
    const { host, page, settle } = await open(new GivenApi().given(getCandidate, givenCard()));
    page.form.group.patchValue({ title: 'Coffreur, halle de Clisson', purpose: 'Étudier votre candidature' });
    await settle();
    const preview = host.querySelector('carnet-offer-preview')?.textContent;

    expect(preview).toContain('Vu par le candidat');
    expect(preview).toContain('Coffreur, halle de Clisson');
    expect(preview).toContain('Atelier-École du Bâtiment de l’Erdre');
    expect(preview).toContain('Étudier votre candidature');
  });

  it('sends nothing while words are missing', async () => {
    const api = new GivenApi().given(getCandidate, givenCard());
    const { host, send } = await open(api);
    await send();

    expect(api.calls(sendOffer)).toEqual([]);
    expect(host.querySelector('carnet-form-errors [role=alert]')).not.toBeNull();
  });

  it('keeps what was written when an offer already waits', async () => {
    const api = new GivenApi()
      .given(getCandidate, givenCard())
      .given(sendOffer, () => refused('offer-waiting', { title: 'Une proposition attend déjà la réponse de ce profil' }));
    const { host, page, send } = await open(api);
    page.form.group.patchValue({ title: 'T', message: 'M', purpose: 'P' });
    await send();

    expect(api.calls(sendOffer)[0]?.body).toEqual(jasmine.objectContaining({ handle: '7k4m2p', contract: 'cdi', startsOn: null }));
    expect(host.querySelector('[role=alert]')?.textContent).toContain('attend déjà');
    expect(page.form.value.title).toBe('T');
  });

  it('says when the profile is gone', async () => {
    const { host } = await open(new GivenApi().given(getCandidate, () => refused('candidate-gone', { status: 410 })));
    expect(host.textContent).toContain('plus publié');
  });
});
