import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ReactiveFormsModule } from '@angular/forms';
import * as z from 'zod';
import { Day, text } from '#shared/contract/values';
import { refused } from '../given-api.ts';
import { openWords, provideGivenHouse } from '../given-house.ts';
import { contractForm } from './contract-form.ts';
import { Field } from './field.ts';
import { FormErrors } from './form-errors.ts';
import { Submit } from './submit.ts';

@Component({
  imports: [Field, FormErrors, ReactiveFormsModule, Submit],
  template: `
    <form [formGroup]="form.group" (ngSubmit)="save()">
      <carnet-form-errors [form]="form" />
      <carnet-field [form]="form" name="name" label="Nom" hint="Tel qu’inscrit" />
      <carnet-field [form]="form" name="password" type="password" label="Mot de passe" />
      <carnet-field [form]="form" name="kind" type="select" label="Sorte" placeholder="Choisir" [options]="options" />
      <carnet-field [form]="form" name="day" type="date" label="Début" />
      <carnet-submit [form]="form">Envoyer</carnet-submit>
    </form>
  `,
})
class Page {
  readonly form = contractForm(z.object({ name: text(80), password: z.string().min(12), kind: z.enum(['a', 'b']), day: Day.nullable() }), {
    name: '',
    password: '',
    kind: null,
    day: null,
  });
  readonly options = [{ value: 'a', label: 'Organisme' }];
  readonly sent: unknown[] = [];
  answer: (() => void) | null = null;
  async save(): Promise<void> {
    await this.form.submit(
      (body) =>
        new Promise((settle) => {
          this.sent.push(body);
          this.answer = () => settle(refused('unavailable', { title: 'Indisponible' }));
        }),
    );
  }
}

const open = async () => {
  TestBed.configureTestingModule({ providers: provideGivenHouse() });
  await openWords();
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  document.body.append(host);
  const find = <T extends HTMLElement>(selector: string): T => host.querySelector<T>(selector)!;
  const type = (selector: string, value: string) => {
    find<HTMLInputElement>(selector).value = value;
    find(selector).dispatchEvent(new Event(selector === 'select' ? 'change' : 'input'));
  };
  const submit = async () => {
    find('button[type=submit]').click();
    await fixture.whenStable();
  };
  return { fixture, host, find, type, submit };
};

describe('the fields of a form', () => {
  it('are named by their label', async () => {
    const { find } = await open();
    expect(find<HTMLLabelElement>('label').control?.tagName).toBe('INPUT');
  });

  it('say nothing wrong before they were left or sent', async () => {
    const { host } = await open();
    expect(host.querySelector('mat-error')).toBeNull();
  });

  it('say what is wrong once sent, and lead there from the summary', async () => {
    const { host, find, submit } = await open();
    await submit();

    const summary = find('[role=alert]');
    const first = summary.querySelector('a')!;
    expect(summary.textContent).toContain('3 informations à corriger');
    expect(document.activeElement).toBe(summary);
    expect(host.querySelectorAll('mat-error').length).toBe(3);
    first.click();
    expect(document.activeElement).toBe(find('input'));
  });

  it('describe the error to screen readers', async () => {
    const { find, submit } = await open();
    await submit();

    const field = find('input');
    const described = (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(described.join(' ')).toContain('complétez-le');
  });

  it('show and hide a password', async () => {
    const { fixture, find } = await open();
    find('button[aria-pressed]').click();
    await fixture.whenStable();

    expect(find('input[type=text]:not([type=password])')).not.toBeNull();
    expect(find('button[aria-pressed]').getAttribute('aria-pressed')).toBe('true');
  });

  it('take a day as the language of the page writes it, and hold it as the contract does', async () => {
    const { fixture, host, find, type } = await open();
    const field = host.querySelector<HTMLInputElement>('input[carnetDay]')!;
    const form = fixture.componentInstance.form;
    type('input[carnetDay]', '8/1/2024');
    field.dispatchEvent(new Event('blur'));
    const first = [form.value.day, field.value];
    type('input[carnetDay]', '31/02/2024');
    expect(first).toEqual(['2024-01-08', '08/01/2024']);
    expect(form.wrong('/day')).toEqual({ key: 'date', params: {} });

    const calendar = find<HTMLInputElement>('carnet-day-picker input');
    calendar.value = '2024-02-29';
    calendar.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    expect([form.value.day, field.value]).toEqual(['2024-02-29', '29/02/2024'] as never);
  });

  it('take no second click while the sending runs, then show the refusal', async () => {
    const { fixture, find, type, submit } = await open();
    type('input', 'Nadia');
    type('input[type=password]', 'truelle rabot midi');
    type('select', find<HTMLSelectElement>('select').options[1]!.value);
    await submit();
    await submit();
    const pressed = find('button[type=submit]').getAttribute('aria-disabled');
    fixture.componentInstance.answer?.();
    await fixture.whenStable();
    await fixture.whenStable();

    expect(pressed).toBe('true');
    expect(fixture.componentInstance.sent).toEqual([{ name: 'Nadia', password: 'truelle rabot midi', kind: 'a', day: null }]);
    expect(find('[role=alert]').textContent).toContain('Indisponible');
  });
});
