import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { GivenApi, refused } from '#shared/angular/given-api';
import { openPage } from '#shared/angular/given-page';
import { createSession, getTrainingSession, listProgrammes, listTrainers, updateSession } from '#shared/contracts/issuer/training';
import { EditSessionPage } from './edit-session-page.ts';
import { givenProgramme, givenSession, givenTrainers } from './given.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const answering = () =>
  new GivenApi()
    .given(listProgrammes, { items: [givenProgramme()] })
    .given(listTrainers, givenTrainers)
    .given(getTrainingSession, givenSession())
    .given(createSession, givenSession())
    .given(updateSession, givenSession());
const open = (api: GivenApi, inputs: Readonly<Record<string, unknown>> = {}) =>
  openPage(EditSessionPage, { api, scope: 'training', words, permissions: ['session:write:own'], inputs });

describe('a session', () => {
  it('is planned with its dates and its trainers', async () => {
    const api = answering();
    const page = await open(api);
    page.fixture.componentInstance.form.group.patchValue({ programmeId: givenProgramme().id });
    await page.write('Nom de la session', 'Promotion d’automne');
    await page.write('Premier jour', '2026-10-05');
    await page.write('Dernier jour', '2026-12-18');
    await page.press('Youssef Benhaddou');
    await page.press('Enregistrer la session');

    expect(api.calls(createSession)[0]?.body).toEqual(
      jasmine.objectContaining({
        title: 'Promotion d’automne',
        startsOn: '2026-10-05',
        trainerIds: [givenTrainers.items[0]!.membershipId],
      }),
    );
    expect(TestBed.inject(Router).url).toBe(`/sessions/${givenSession().id}`);
  });

  it('that ends before it starts is refused on its last day', async () => {
    const title = 'La session se termine avant de commencer';
    const page = await open(
      answering().given(updateSession, () => refused('dates-reversed', { title })),
      { id: givenSession().id },
    );
    await page.write('Dernier jour', '2026-09-01');
    await page.press('Enregistrer la session');

    expect(page.fixture.componentInstance.form.wrong('/endsOn')).toEqual({ text: title });
    expect(page.text()).toContain(title);
  });

  it('is changed from what it holds', async () => {
    const api = answering();
    const page = await open(api, { id: givenSession().id });
    await page.press('Youssef Benhaddou');
    await page.press('Enregistrer la session');

    expect(api.calls(updateSession)[0]?.params).toEqual({ sessionId: givenSession().id });
    expect(api.calls(updateSession)[0]?.body).toEqual(jasmine.objectContaining({ title: 'Promotion d’automne', trainerIds: [] }));
  });

  it('wants a programme first, and says so', async () => {
    const page = await open(answering().given(listProgrammes, { items: [] }));
    expect(page.text()).toContain('Créez d’abord une formation');
  });
});
