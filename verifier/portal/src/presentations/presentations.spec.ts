import { TestBed } from '@angular/core/testing';
import { ActivatedRoute } from '@angular/router';
import { GivenApi, provideGivenApi, refused } from '#shared/angular/given-api';
import { openWords, provideGivenHouse } from '#shared/angular/given-house';
import * as contracts from '#shared/contracts/verifier/presentations';
import { BackPage } from './back-page.ts';
import { PresentPage } from './present-page.ts';
import { forgetSession, keepSession, keptSession } from './session.ts';

const code = 'c'.repeat(43);
const session = 's'.repeat(43);
const asking: ReturnType<typeof contracts.Asking.parse> = {
  ...{ company: 'Charpentes du Val de Sèvre', siret: '73282932000074', purpose: 'Entrer sur le chantier', retentionDays: 30 },
  wishes: [{ kind: 'competence', code: null, claims: ['name'], required: true }],
};
const presentation = (changes: object): contracts.Presentation => ({
  ...{ company: asking.company, state: 'created', device: 'same', uri: 'openid4vp://?x', walletUrl: 'https://carnet.example/present#x' },
  ...{ matchCode: null, expiresAt: '2026-11-21T10:00:00.000Z' },
  ...changes,
});

const open = async (page: typeof PresentPage | typeof BackPage, api: GivenApi) => {
  const route = { provide: ActivatedRoute, useValue: { snapshot: { fragment: code } } };
  TestBed.configureTestingModule({ providers: [...provideGivenHouse([{ path: '**', children: [] }]), provideGivenApi(api), route] });
  await openWords('presentations', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') });
  await openWords('wishes', { fr: () => import('../wishes/i18n/fr.ts'), en: () => import('../wishes/i18n/en.ts') });
  const fixture = TestBed.createComponent<PresentPage | BackPage>(page);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const press = async (words: string): Promise<void> => {
    [...host.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent?.includes(words))!.click();
    await fixture.whenStable();
  };
  return { host, press, text: () => (host.textContent ?? '').replace(/\s+/gu, ' ') };
};
const started = (changes: object) =>
  new GivenApi()
    .given(contracts.openPresentationLink, asking)
    .given(contracts.startPresentation, { session, presentation: presentation(changes) });

describe('a proof shown from a page', () => {
  afterEach(forgetSession);

  it('says who asks before anything begins, then opens the wallet of this device', async () => {
    const page = await open(PresentPage, started({}));
    expect(page.text()).toContain('Charpentes du Val de Sèvre');
    expect(keptSession()).toBeNull();
    await page.press('sur cet appareil');

    expect([...page.host.querySelectorAll('a')].map((one) => one.getAttribute('href'))).toEqual([
      'https://carnet.example/present#x',
      'openid4vp://?x',
    ]);
    expect(keptSession()).toBe(session);
  });

  it('shows a code and a number for another device', async () => {
    const page = await open(PresentPage, started({ device: 'other', matchCode: '07' }));
    await page.press('sur un autre appareil');

    expect(page.host.querySelector('.number')?.textContent).toBe('07');
    expect(page.host.querySelector('carnet-qr')).not.toBeNull();
  });

  it('says that a link is over', async () => {
    const gone = () => refused('presentation-link-over', { title: 'Ce lien n’est plus valable', status: 410 });
    const page = await open(PresentPage, new GivenApi().given(contracts.openPresentationLink, gone));

    expect(page.text()).toContain('Ce lien n’est plus valable');
  });
});

describe('the way back from the wallet', () => {
  afterEach(forgetSession);
  const finishing = (outcome: 'received' | 'other-browser' | 'nothing') =>
    new GivenApi().given(contracts.finishPresentation, { outcome, company: outcome === 'received' ? asking.company : null });

  it('brings the answer in with the session of this browser, once', async () => {
    keepSession(session);
    const api = finishing('received');
    const page = await open(BackPage, api);

    expect(api.calls(contracts.finishPresentation)[0]?.body).toEqual({ session, responseCode: code });
    expect(page.text()).toContain('Charpentes du Val de Sèvre a reçu votre partage');
    expect(keptSession()).toBeNull();
  });

  it('in a browser that began nothing says that the answer was destroyed', async () => {
    const page = await open(BackPage, finishing('other-browser'));
    expect(page.text()).toContain('a été détruite');
  });

  it('after a refusal says so, and that nothing was shared', async () => {
    keepSession(session);
    const page = await open(
      BackPage,
      finishing('nothing').given(contracts.followPresentation, presentation({ state: 'refused', uri: null })),
    );
    expect(page.text()).toContain('Vous avez refusé');
  });
});
