import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { GivenApi, provideGivenApi } from '#shared/angular/given-api';
import { openWords, provideGivenHouse } from '#shared/angular/given-house';
import type { WishedClaim } from '#shared/contracts/verifier/disclosures';
import { newWish } from './wish-words.ts';
import { WishesBuilder } from './wishes-builder.ts';

@Component({ imports: [WishesBuilder], template: '<carnet-wishes-builder [wishes]="wishes()" (changed)="wishes.set($event)" />' })
class Given {
  readonly wishes = signal<readonly WishedClaim[]>([newWish('competence')]);
}

const open = async () => {
  TestBed.configureTestingModule({ providers: [...provideGivenHouse(), provideGivenApi(new GivenApi())] });
  await openWords('wishes', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') });
  const fixture = TestBed.createComponent(Given);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const click = async (found: HTMLElement | null | undefined) => {
    found!.click();
    await fixture.whenStable();
  };
  return { host, click, wishes: () => fixture.componentInstance.wishes() };
};

describe('the builder of wishes', () => {
  it('ticks and unticks claims of the catalogue', async () => {
    const { host, click, wishes } = await open();
    await click(host.querySelectorAll<HTMLElement>('mat-checkbox input')[3]);
    expect(wishes()[0]?.claims).toEqual(['name', 'validatedOn']);
  });

  it('adds a line of another kind, and makes it needed', async () => {
    const { host, click, wishes } = await open();
    await click([...host.querySelectorAll('button')].find((one) => one.textContent?.includes('Inscription')));
    await click(host.querySelectorAll<HTMLElement>('li:last-child carnet-choice input')[0]);

    expect(wishes()[1]).toEqual({ kind: 'enrolment', code: null, claims: ['givenName', 'familyName'], required: true });
  });

  it('says when a line asks for nothing, and takes a line away', async () => {
    const { host, click, wishes } = await open();
    for (const index of [0, 3, 4]) await click(host.querySelectorAll<HTMLElement>('mat-checkbox input')[index]);
    const said = host.querySelector('[role=alert]')?.textContent;
    await click(host.querySelector<HTMLElement>('header button'));

    expect(said).toContain('Cochez au moins une information');
    expect(wishes()).toEqual([]);
  });
});
