import { TestBed } from '@angular/core/testing';
import { openWords, provideGivenHouse } from '#shared/angular/given-house';
import { DeviceRoom, sizeWords } from './device-room.ts';
import { Install } from './install.ts';

const printed = (text: string | null | undefined): string => (text ?? '').replace(/\s+/gu, ' ').trim();

const open = async () => {
  TestBed.configureTestingModule({ providers: provideGivenHouse() });
  await openWords('me', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') });
  const install = TestBed.inject(Install);
  const fixture = TestBed.createComponent(DeviceRoom);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  return {
    install,
    settle: () => fixture.whenStable(),
    text: () => printed(host.textContent),
    meter: () => host.querySelector('[role=meter]'),
    button: (words: string) => [...host.querySelectorAll('button')].find(({ textContent }) => textContent.includes(words)),
  };
};
const browser = (kept: boolean, estimate: StorageEstimate) => {
  spyOn(navigator.storage, 'persisted').and.resolveTo(kept);
  spyOn(navigator.storage, 'estimate').and.resolveTo(estimate);
};
/** What Chromium sends once, when it would install the page. */
const offer = (outcome: 'accepted' | 'dismissed') => {
  const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt: () => Promise.resolve({ outcome }) });
  dispatchEvent(event);
  return event;
};

describe('the room on this device', () => {
  it('is a measure of what the carnet takes and of what is left', async () => {
    browser(true, { usage: 12_400_000, quota: 4_212_400_000 });
    const { text, meter, button } = await open();

    expect(text()).toContain('Le navigateur garde votre carnet');
    expect(text()).toContain('12 Mo occupés, environ 4,2 Go libres');
    expect(printed(meter()?.getAttribute('aria-valuetext'))).toBe('12 Mo occupés, environ 4,2 Go libres');
    expect(text()).not.toContain('Il reste peu de place');
    expect(button('Demander')).toBeUndefined();
  });

  it('says that little is left before nothing is', async () => {
    browser(true, { usage: 90_000_000, quota: 100_000_000 });
    const { text } = await open();

    expect(text()).toContain('Il reste peu de place');
  });

  it('is not shown where the browser does not say', async () => {
    browser(true, {});
    const { meter } = await open();

    expect(meter()).toBeNull();
  });

  it('asks the browser to keep the carnet, and says what it answered', async () => {
    browser(false, {});
    const persist = spyOn(navigator.storage, 'persist').and.resolveTo(false);
    const { text, button, settle } = await open();
    expect(text()).toContain('il pourrait effacer votre carnet');
    button('Demander')!.click();
    await settle();
    expect(text()).toContain('Le navigateur ne l’a pas promis');

    persist.and.resolveTo(true);
    button('Demander')!.click();
    await settle();
    expect(text()).toContain('Le navigateur a promis de le garder');
    expect(text()).toContain('Le navigateur garde votre carnet');
    expect(button('Demander')).toBeUndefined();
  });

  it('tells how to put the carnet on the home screen where the browser offers nothing', async () => {
    browser(true, {});
    const { text, button } = await open();

    expect(text()).toContain('dans Safari, touchez Partager');
    expect(text()).toContain('dans le menu du navigateur');
    expect(button('Ajouter')).toBeUndefined();
  });

  it('puts it there by the browser’s own offer, and says when it is there', async () => {
    browser(true, {});
    const { text, button, settle } = await open();
    expect(offer('dismissed').defaultPrevented).toBeTrue();
    await settle();
    expect(text()).not.toContain('dans Safari');
    button('Ajouter à l’écran d’accueil')!.click();
    await settle();
    expect(text()).toContain('dans le menu du navigateur');

    offer('accepted');
    await settle();
    button('Ajouter à l’écran d’accueil')!.click();
    await settle();
    expect(text()).toContain('Votre carnet est installé');
  });

  it('knows an installation that was begun in the browser’s own menu', async () => {
    browser(true, {});
    const { text, settle } = await open();
    dispatchEvent(new Event('appinstalled'));
    await settle();

    expect(text()).toContain('Votre carnet est installé');
  });

  it('is written with the units of the language', () => {
    expect([0, 999, 1000, 12_400_000, 4_200_000_000].map((bytes) => printed(sizeWords(bytes, 'fr')))).toEqual([
      '0 o',
      '999 o',
      '1 ko',
      '12 Mo',
      '4,2 Go',
    ]);
    expect(printed(sizeWords(12_400_000, 'en'))).toBe('12 MB');
  });
});
