import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { GivenApi, refused } from '#shared/angular/given-api';
import { openPage, settle } from '#shared/angular/given-page';
import { leaveGuard } from '#shared/angular/forms/leave-guard';
import { getOccupation, searchOccupations } from '#shared/contracts/issuer/catalogue';
import { createProgramme, getProgramme, updateProgramme } from '#shared/contracts/issuer/training';
import { givenProgramme, mason } from './given.ts';
import { ProgrammePage } from './programme-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const answering = () =>
  new GivenApi()
    .given(searchOccupations, ({ query }) => ({ ok: true, data: { items: query?.q === 'zzz' ? [] : [{ ...mason, matched: null }] } }))
    .given(getOccupation, mason)
    .given(getProgramme, givenProgramme())
    .given(createProgramme, givenProgramme())
    .given(updateProgramme, givenProgramme());
const open = async (api: GivenApi, inputs: Readonly<Record<string, unknown>> = {}) => {
  const page = await openPage(ProgrammePage, { api, scope: 'training', words, permissions: ['programme:write:own'], inputs });
  return page;
};
const chooseMason = async (page: Awaited<ReturnType<typeof open>>): Promise<void> => {
  page.host.querySelector<HTMLInputElement>('[name=occupation]')!.focus();
  await page.write('Métier du ROME', 'macon');
  document.querySelector<HTMLElement>('mat-option')!.click();
  await settle();
};

describe('a new programme', () => {
  it('takes its competences from the chosen métier and is saved with what was kept', async () => {
    const api = answering();
    const page = await open(api);
    await chooseMason(page);
    await page.write('Titre', 'Maçon du bâti ancien');
    await page.press('Coffrer des ouvrages en béton');
    await page.press('Enregistrer la formation');

    expect(api.calls(createProgramme)[0]?.body).toEqual({
      title: 'Maçon du bâti ancien',
      scale: 'medals',
      occupationCode: 'F1703',
      competences: [{ code: '120001', label: 'Coffrer des ouvrages en béton' }],
      courses: [],
    });
    expect(page.text()).toContain('Formation enregistrée');
  });

  it('lets go of a competence when it is unticked', async () => {
    const page = await open(answering());
    await chooseMason(page);
    await page.press('Réaliser des enduits');
    expect(page.text()).toContain('1 compétence choisie');
    await page.press('Réaliser des enduits');

    expect(page.text()).toContain('Aucune compétence choisie');
  });

  it('takes a competence of the organism’s own, once', async () => {
    const api = answering();
    const page = await open(api);
    await page.write('Titre', 'Accueil');
    for (const label of ['Accueillir un nouvel arrivant', ' Accueillir un nouvel arrivant ']) {
      await page.write('Ajouter votre propre compétence', label);
      page.host.querySelector<HTMLElement>('form.add button')!.click();
      await settle();
    }
    await page.press('Enregistrer la formation');

    expect(api.calls(createProgramme)[0]?.body?.competences).toEqual([{ code: null, label: 'Accueillir un nouvel arrivant' }]);
  });

  it('says when no métier answers to what was typed', async () => {
    const page = await open(answering());
    await page.write('Métier du ROME', 'zzz');
    expect(page.text()).toContain('Aucun métier ne correspond à « zzz »');
  });

  it('cannot be saved without a title and a competence', async () => {
    const page = await open(answering());
    expect(page.disabled('Enregistrer la formation')).toBeTrue();
    await page.write('Titre', 'Maçon');

    expect(page.disabled('Enregistrer la formation')).toBeTrue();
  });

  it('asks before one leaves it unsaved', async () => {
    const page = await open(answering());
    await page.write('Titre', 'Maçon');
    const left = TestBed.runInInjectionContext(() => leaveGuard(page.fixture.componentInstance, null!, null!, null!));
    await settle();

    expect(page.text()).toContain('Quitter sans enregistrer');
    await page.press('Rester');
    expect(await (left as Promise<boolean>)).toBeFalse();
  });
});

describe('a programme that exists', () => {
  it('keeps the identity of its competences when it is changed', async () => {
    const api = answering();
    const page = await open(api, { id: givenProgramme().id });
    await page.press('Réaliser des enduits');
    await page.press('Enregistrer la formation');

    const body = api.calls(updateProgramme)[0]?.body;
    expect(body?.competences.map((one) => one.id ?? null)).toEqual([givenProgramme().competences[0]!.id, null]);
    expect(TestBed.inject(Router).url).toBe('/programmes');
  });

  it('says why the server refuses, and stays', async () => {
    const api = answering().given(updateProgramme, () => refused('competence-in-use', { title: 'Une compétence déjà validée reste' }));
    const page = await open(api, { id: givenProgramme().id });
    await page.press('Réaliser des enduits');
    await page.press('Enregistrer la formation');

    expect(page.host.querySelector('[role=alert]')?.textContent).toContain('déjà validée');
    expect(page.fixture.componentInstance.unsaved()).toBeTrue();
  });
});
