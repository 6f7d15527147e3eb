import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { openWords, provideGivenHouse } from '../given-house.ts';
import { CodeInput } from './code-input.ts';

@Component({
  imports: [CodeInput, ReactiveFormsModule],
  template: `<carnet-code-input [formControl]="control" [error]="error()" hint="Valable encore 8 min" (complete)="codes.push($event)" />`,
})
class Page {
  readonly control = new FormControl('48');
  readonly error = signal<string | undefined>(undefined);
  readonly codes: string[] = [];
}

const open = async () => {
  TestBed.configureTestingModule({ providers: provideGivenHouse() });
  await openWords();
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const field = host.querySelector('input')!;
  const type = async (text: string) => {
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  return {
    fixture,
    page: fixture.componentInstance,
    host,
    field,
    type,
    boxes: () => [...host.querySelectorAll('.boxes span')].map((box) => box.textContent),
  };
};

describe('a six-digit code', () => {
  it('is one field with a name, which devices can fill', async () => {
    const { field } = await open();
    expect(field.labels?.[0]?.textContent).toBe('Code à six chiffres');
    expect([field.autocomplete, field.inputMode]).toEqual(['one-time-code', 'numeric']);
  });

  it('shows its digits in boxes', async () => {
    expect((await open()).boxes()).toEqual(['4', '8', '', '', '', '']);
  });

  it('accepts a pasted code with spaces, and says when it is complete', async () => {
    const { page, field, type } = await open();
    await type('482 915');

    expect([field.value, page.control.value]).toEqual(['482915', '482915']);
    expect(page.codes).toEqual(['482915']);
  });

  it('drops letters', async () => {
    const { field, page, type } = await open();
    await type('48a2');

    expect(field.value).toBe('482');
    expect(page.codes).toEqual([]);
  });

  it('says what is wrong', async () => {
    const { fixture, page, host, field } = await open();
    page.error.set('Code faux : il reste 4 essais');
    await fixture.whenStable();

    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(host.querySelector('[role=alert]')?.textContent).toContain('il reste 4 essais');
  });
});
