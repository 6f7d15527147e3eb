import { TestBed } from '@angular/core/testing';
import { openWords, provideGivenHouse } from '../given-house.ts';
import { Language } from '../i18n/language.ts';
import { ThemeChoice } from '../theme-choice.ts';
import { Preferences } from './preferences.ts';

describe('the preferences', () => {
  afterEach(() => {
    TestBed.inject(Language).choose('fr');
    localStorage.clear();
    document.documentElement.className = '';
  });

  it('change the language and the appearance', async () => {
    TestBed.configureTestingModule({ providers: provideGivenHouse() });
    await openWords();
    const fixture = TestBed.createComponent(Preferences);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    host.querySelector<HTMLElement>('input[value=en]')!.click();
    host.querySelector<HTMLElement>('input[value=dark]')!.click();

    expect(TestBed.inject(Language).current()).toBe('en');
    expect(TestBed.inject(ThemeChoice).current()).toBe('dark');
  });
});
