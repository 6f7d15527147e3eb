import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { GivenApi, refused } from '#shared/angular/given-api';
import { openPage, settle } from '#shared/angular/given-page';
import { until } from '#shared/angular/given-until';
import { importEnrolments } from '#shared/contracts/issuer/enrolment-imports';
import { givenReport, givenSession } from './given.ts';
import { ImportPage } from './import-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const open = async (api: GivenApi) => {
  const page = await openPage(ImportPage, { api, scope: 'training', words, inputs: { id: givenSession().id } });
  const field = page.host.querySelector<HTMLInputElement>('input[type=file]')!;
  const choose = async (text: string): Promise<void> => {
    const held = new DataTransfer();
    held.items.add(new File([text], 'stagiaires.csv'));
    field.files = held.files;
    const before = api.calls(importEnrolments).length;
    field.dispatchEvent(new Event('change'));
    // A file is read by the browser, in its own time.
    await until(() => api.calls(importEnrolments).length > before);
    await settle();
  };
  return { ...page, choose };
};

describe('a file of trainees', () => {
  it('is only tried at first: nothing is saved', async () => {
    const api = new GivenApi().given(importEnrolments, givenReport());
    const page = await open(api);
    await page.choose('Prénom;Nom;E-mail\nÉlodie;Garnaud;e@courriel.example');

    const { body } = api.calls(importEnrolments)[0]!;
    expect(api.calls(importEnrolments).length).toBe(1);
    expect(body).toEqual(jasmine.objectContaining({ fileName: 'stagiaires.csv', dryRun: true, leaveOutBadRows: false }));
    const bytes = Uint8Array.from(atob(body!.content), (one) => one.charCodeAt(0));
    expect(new TextDecoder().decode(bytes)).toContain('Élodie');
    expect(page.text()).toContain('Rien n’est encore enregistré');
  });

  it('with a bad line says which column, and waits until it is left out', async () => {
    const api = new GivenApi().given(importEnrolments, givenReport());
    const page = await open(api);
    await page.choose('x');
    expect(page.text()).toContain('E-mail : Cette adresse e-mail est incomplète');
    expect(page.disabled('Inscrire 2 personnes')).toBeTrue();
    await page.press('Laisser de côté');
    await page.press('Inscrire 2 personnes');

    expect(api.calls(importEnrolments)[1]?.body).toEqual(jasmine.objectContaining({ dryRun: false, leaveOutBadRows: true }));
    expect(TestBed.inject(Router).url).toBe(`/sessions/${givenSession().id}`);
  });

  it('without a good line cannot be saved', async () => {
    const page = await open(new GivenApi().given(importEnrolments, givenReport({ rows: [], good: 0, bad: 0, skipped: 2 })));
    await page.choose('x');
    expect(page.text()).toContain('2 déjà inscrites');
    expect(page.disabled('Inscrire 0')).toBeTrue();
  });

  it('that is no table is refused in the server’s words', async () => {
    const title = 'Ce fichier n’est pas un tableau CSV';
    const page = await open(new GivenApi().given(importEnrolments, () => refused('not-a-csv', { title })));
    await page.choose('\u0000');
    expect(page.text()).toContain(title);
    expect(page.host.querySelector('table')).toBeNull();
  });
});
