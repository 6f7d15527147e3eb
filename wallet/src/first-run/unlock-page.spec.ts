import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { openWords, provideGivenHouse } from '#shared/angular/given-house';
import { givenPatience } from '../vault/given-patience.ts';
import { forgetSafe, givenPhrase, givenSafe } from '../vault/given-safe.ts';
import { givenWorld } from '../vault/given-wallet.ts';
import { UnlockPage } from './unlock-page.ts';

const open = async () => {
  TestBed.configureTestingModule({ providers: provideGivenHouse([{ path: '**', children: [] }]) });
  await openWords('app', { fr: () => import('../app/i18n/fr.ts'), en: () => import('../app/i18n/en.ts') });
  await openWords('start', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') });
  const { safe } = await givenSafe(await givenWorld());
  safe.lock();
  const fixture = TestBed.createComponent(UnlockPage);
  fixture.componentRef.setInput('to', '/offers');
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const button = (words: string) => [...host.querySelectorAll('button')].find((one) => one.textContent?.includes(words))!;
  const type = (name: string, written: string) => {
    const field = host.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
    field.value = written;
    field.dispatchEvent(new Event('input'));
  };
  const until = async (what: string, said: () => boolean) => {
    for (let tries = 0; tries < 600; tries += 1) {
      if (said()) return;
      await new Promise((done) => setTimeout(done, 25));
      await fixture.whenStable();
    }
    throw new Error(`${what}; the page says: ${host.textContent ?? ''}`);
  };
  const attempt = async (phrase: string) => {
    type('phrase', phrase);
    await until('the button stays closed', () => !button('Ouvrir').disabled);
    button('Ouvrir').click();
    // It opens, or empties the field: nothing else ends an attempt.
    const emptied = () => host.querySelector<HTMLInputElement>('input[name=phrase]')?.value === '';
    await until('the attempt has no end', () => (safe.open() || emptied()) && !host.textContent?.includes('Ouverture'));
  };
  return { fixture, host, safe, button, type, attempt, text: () => host.textContent ?? '' };
};

describe('the lock', () => {
  givenPatience(30_000); // a real passphrase is stretched for each
  afterEach(forgetSafe);

  it('opens with the phrase and goes on to where one was', async () => {
    const { attempt, safe } = await open();
    await attempt(givenPhrase);

    expect(safe.open()).toBeTrue();
    expect(TestBed.inject(Router).url).toBe('/offers');
  });

  it('says that a phrase is wrong, empties the field, then says how long to wait', async () => {
    const { attempt, host, text, safe } = await open();
    await attempt('pas la bonne');
    expect(text()).toContain('Ce n’est pas la bonne phrase');
    expect(host.querySelector<HTMLInputElement>('input[name=phrase]')!.value).toBe('');

    await attempt('pas la bonne');
    await attempt('pas la bonne');
    expect(host.querySelector('[role=timer]')?.textContent).toMatch(/0:(30|[0-2]\d)/u);
    expect(text()).toContain('Rien n’a été effacé');
    expect(safe.open()).toBeFalse();
  });

  it('erases only once the word is typed', async () => {
    const { fixture, button, type, safe } = await open();
    button('Phrase oubliée').click();
    await fixture.whenStable();
    expect(button('Effacer ce carnet').disabled).toBeTrue();

    type('word', 'effacer');
    await fixture.whenStable();
    button('Effacer ce carnet').click();
    for (let tries = 0; tries < 200 && safe.state() !== 'absent'; tries += 1) await new Promise((done) => setTimeout(done, 25));
    expect(safe.state()).toBe('absent');
  });
});
