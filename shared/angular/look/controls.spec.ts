import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { openWords, provideGivenHouse } from '../given-house.ts';
import { until } from '../given-until.ts';
import { Choice } from './choice.ts';
import { CopyButton } from './copy-button.ts';

@Component({
  imports: [Choice, CopyButton],
  template: `
    <carnet-choice label="Visibilité" [options]="options" [value]="value()" (chosen)="value.set($event)" />
    <carnet-copy-button text="did:web:example" />
  `,
})
class Page {
  readonly options = [
    { value: 'hidden', label: 'Caché' },
    { value: 'named', label: 'Nommé' },
  ];
  readonly value = signal('hidden');
}

const open = async () => {
  TestBed.configureTestingModule({ providers: provideGivenHouse() });
  await openWords();
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  return { fixture, host: fixture.nativeElement as HTMLElement };
};

describe('a choice', () => {
  it('is a group of radios with a name', async () => {
    const { fixture, host } = await open();
    host.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]!.click();
    await fixture.whenStable();

    expect(host.querySelector('legend')?.textContent).toBe('Visibilité');
    expect(fixture.componentInstance.value()).toBe('named');
    expect(host.querySelectorAll<HTMLInputElement>('input')[1]!.checked).toBeTrue();
  });
});

describe('copying', () => {
  const press = async (outcome: () => Promise<void>) => {
    const { fixture, host } = await open();
    const written = spyOn(navigator.clipboard, 'writeText').and.callFake(outcome);
    host.querySelector<HTMLElement>('carnet-copy-button button')!.click();
    const said = () => host.querySelector('[role=status]')?.textContent?.trim() ?? '';
    await until(() => said() !== '');
    await fixture.whenStable();
    return { written, said: said() };
  };

  it('says that it did', async () => {
    const { written, said } = await press(() => Promise.resolve());
    expect(written.calls.allArgs()).toEqual([['did:web:example']]);
    expect(said).toBe('Copié');
  });

  it('says what to do when the browser refuses', async () => {
    const { said } = await press(() => Promise.reject(new Error('denied')));
    expect(said).toContain('sélectionnez le texte');
  });
});
