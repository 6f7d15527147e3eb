import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { openWords, provideGivenHouse } from '#shared/angular/given-house';
import { markMade, unmark } from '../vault/mark.ts';
import { Safe } from '../vault/safe.ts';
import { WelcomePage } from './welcome-page.ts';

const open = async () => {
  TestBed.configureTestingModule({ providers: provideGivenHouse([{ path: '**', children: [] }]) });
  await openWords('start', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') });
  const safe = TestBed.inject(Safe);
  await safe.start();
  const fixture = TestBed.createComponent(WelcomePage);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  return {
    note: () => host.querySelector('[role=status]')?.textContent.trim() ?? '',
    buttons: () => [...host.querySelectorAll('button')].map(({ className, textContent }) => [className, textContent.trim()]),
    press: async (words: string) => {
      [...host.querySelectorAll('button')].find(({ textContent }) => textContent.includes(words))!.click();
      await fixture.whenStable();
      return TestBed.inject(Router).url;
    },
  };
};

describe('the welcome page', () => {
  afterEach(unmark);

  it('offers a new carnet first where there never was one', async () => {
    const { note, buttons } = await open();

    expect(note()).toBe('');
    expect(buttons().slice(0, 2)).toEqual([
      ['first', 'Créer mon carnet'],
      ['second', 'J’ai une sauvegarde'],
    ]);
  });

  it('says that the browser erased the one that was here, what is not lost, and offers the backup first', async () => {
    markMade();
    const { note, buttons, press } = await open();

    for (const words of ['Le navigateur a effacé', 'n’est pas perdu', 'nouvelle invitation']) expect(note()).toContain(words);
    expect(buttons().slice(0, 2)).toEqual([
      ['first', 'J’ai une sauvegarde'],
      ['second', 'Créer mon carnet'],
    ]);
    expect(await press('J’ai une sauvegarde')).toBe('/backup/restore');
  });
});
