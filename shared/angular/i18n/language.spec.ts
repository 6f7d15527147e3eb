import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoPipe } from '@jsverse/transloco';
import { openWords, provideGivenHouse } from '../given-house.ts';
import { until } from '../given-until.ts';
import { Language } from './language.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { Words } from './words.ts';

const scope = {
  fr: () =>
    Promise.resolve({
      fr: { title: "L'inscription", waiting: '{count, plural, =0 {Rien à récupérer} one {# preuve} other {# preuves}} : {name}' },
    }),
  en: () =>
    Promise.resolve({
      en: { title: 'Enrolment', waiting: '{count, plural, =0 {Nothing to collect} one {# credential} other {# credentials}}: {name}' },
    }),
};

@Component({
  imports: [TranslocoPipe],
  template: `<h1>{{ 'people-list.title' | transloco }}</h1>
    <p>{{ 'common.save' | transloco }}</p>`,
})
class Page {}

const keys = (object: object, at = ''): string[] =>
  Object.entries(object).flatMap(([key, value]) => (typeof value === 'object' ? keys(value as object, `${at}${key}.`) : [at + key]));

describe('the languages', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: provideGivenHouse() });
    await openWords('people-list', scope);
  });
  afterEach(() => localStorage.removeItem('carnet.language'));
  const words = () => TestBed.inject(Words);
  const english = async () => {
    TestBed.inject(Language).choose('en');
    TestBed.tick();
    await until(() => words().say('common.save') === 'Save' && words().say('people-list.title') === 'Enrolment');
  };

  it('have the same keys', () => {
    expect(keys(en)).toEqual(keys(fr));
  });

  it('have words everywhere', () => {
    const empty = [fr, en].flatMap((one) =>
      keys(one).filter((key) => key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], one) === ''),
    );
    expect(empty).toEqual([]);
  });

  it('count as each language does, in its typography', async () => {
    expect(words().say('people-list.waiting', { count: 0, name: 'Nadia' })).toBe('Rien à récupérer\u00a0: Nadia');
    expect(words().say('people-list.waiting', { count: 1, name: 'Nadia' })).toBe('1 preuve\u00a0: Nadia');
    await english();
    expect(words().say('people-list.waiting', { count: 2, name: 'Nadia' })).toBe('2 credentials: Nadia');
  });

  it('print a French apostrophe', () => {
    expect(words().say('people-list.title')).toBe('L’inscription');
  });

  it('change on the screen, scopes included, and on the document', async () => {
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    const before = (fixture.nativeElement as HTMLElement).textContent;
    await english();
    await fixture.whenStable();

    expect(before).toContain('Enregistrer');
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('EnrolmentSave');
    expect(document.documentElement.lang).toBe('en');
  });

  it('stay chosen on this device', () => {
    TestBed.inject(Language).choose('en');
    TestBed.resetTestingModule();
    expect(TestBed.inject(Language).current()).toBe('en');
  });

  it('never leave a key without words', () => {
    expect(() => words().say('people-list.absent')).toThrowError(/untranslated/u);
  });
});
