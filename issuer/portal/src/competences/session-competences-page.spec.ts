import { GivenApi, refused } from '#shared/angular/given-api';
import { openPage, settle } from '#shared/angular/given-page';
import {
  correctValidation,
  getCompetenceGrid,
  listHistory,
  refuseCompetence,
  validateCompetence,
  withdrawValidation,
  type Decision,
} from '#shared/contracts/issuer/competences';
import { givenDecision, givenGrid, type Grid } from './given.ts';
import { SessionCompetencesPage } from './session-competences-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const answering = (grid: Grid = givenGrid(), history: readonly Decision[] = []) =>
  new GivenApi()
    .given(getCompetenceGrid, grid)
    .given(listHistory, { items: [...history] })
    .given(validateCompetence, givenDecision())
    .given(refuseCompetence, givenDecision({ outcome: 'refused', level: null }))
    .given(withdrawValidation, givenDecision());
const open = async (api: GivenApi, permissions: readonly string[] = []) => {
  const inputs = { id: '0192f0c0-0000-7000-8000-000000000401' };
  const page = await openPage(SessionCompetencesPage, { api, scope: 'competences', words, permissions, inputs });
  const cell = (row: number, column: number) => page.host.querySelector<HTMLButtonElement>(`[data-place='${row} ${column}']`);
  const pick = async (row: number, column: number): Promise<void> => {
    cell(row, column)!.click();
    await settle();
  };
  return { ...page, cell, pick };
};

describe('a wrong validation', () => {
  it('is corrected at another level with a reason, by who may withdraw it', async () => {
    const decision = givenDecision();
    const api = answering(givenGrid(), [decision]).given(correctValidation, givenDecision());
    const page = await open(api, ['competence:withdraw:own']);
    await page.pick(0, 0);
    await page.press('Corriger le niveau');
    const level = document.querySelector<HTMLSelectElement>('mat-dialog-container select')!;
    expect([...level.options].map((one) => one.textContent.trim())).toEqual(['Choisissez le bon niveau', 'Bronze', 'Or']);
    level.selectedIndex = 2;
    level.dispatchEvent(new Event('change'));
    await page.write('Motif', 'Niveau mal saisi');
    await page.press('Corriger le niveau');

    expect(api.calls(correctValidation)[0]).toEqual(
      jasmine.objectContaining({ params: { validationId: decision.id }, body: { level: 'or', reason: 'Niveau mal saisi', note: '' } }),
    );
    expect(page.text()).toContain('la preuve est remplacée');
  });
});

describe('the grid', () => {
  it('says of each cell who, what and how far', async () => {
    const { cell } = await open(answering());
    expect(cell(0, 0)?.getAttribute('aria-label')).toBe('Nadia Belhadj-Kervella, Coffrer des ouvrages en béton : niveau Argent');
    expect(cell(1, 1)?.getAttribute('aria-label')).toContain('à revoir');
    expect(cell(1, 0)?.getAttribute('aria-label')).toContain('pas encore évalué');
  });

  it('loads once', async () => {
    const api = answering();
    await open(api);
    expect(api.calls(getCompetenceGrid).length).toBe(1);
  });

  it('moves by the arrows and stays inside', async () => {
    const { cell, key } = await open(answering());
    cell(0, 0)!.focus();
    await key(cell(0, 0), 'ArrowDown');
    await key(cell(1, 0), 'ArrowRight');
    expect(document.activeElement).toBe(cell(1, 1));
    await key(cell(1, 1), 'ArrowRight');

    expect(document.activeElement).toBe(cell(1, 1));
  });

  it('has one cell in the order of the Tab key', async () => {
    const page = await open(answering());
    expect(page.host.querySelectorAll('[role=grid] button[tabindex="0"]').length).toBe(1);
  });

  it('opens a cell on the level of a figure key', async () => {
    const page = await open(answering());
    await page.key(page.cell(1, 0), '3');
    expect(page.text()).toContain('Valider au niveau Or');
  });
});

describe('the decision', () => {
  it('validates at the chosen level, says so and starts afresh', async () => {
    const api = answering(givenGrid(), [givenDecision()]).given(getCompetenceGrid, () => ({ ok: true, data: givenGrid() }));
    const page = await open(api);
    await page.pick(1, 0);
    await page.press('Avec de l’aide');
    await page.write('Appréciation', 'Coffrage d’aplomb');
    await page.press('Valider au niveau Bronze');

    expect(api.calls(validateCompetence)[0]?.body).toEqual(jasmine.objectContaining({ level: 'bronze', note: 'Coffrage d’aplomb' }));
    expect(page.text()).toContain('Historique');
    expect(page.text()).toContain('validée au niveau Bronze pour Thomas Quéméneur');
    expect(page.disabled('Valider')).toBeTrue();
    expect(page.host.querySelector('textarea')?.value).toBe('');
  });

  it('keeps what was written when the server refuses', async () => {
    const api = answering().given(validateCompetence, () => refused('already-decided', { title: 'Ce niveau est déjà validé' }));
    const page = await open(api);
    await page.pick(0, 0);
    await page.press('sur un cas courant');
    await page.press('Valider au niveau Argent');

    expect(page.text()).toContain('Ce niveau est déjà validé');
    expect(page.disabled('Valider au niveau Argent')).toBeFalse();
  });

  it('to see again wants a reason', async () => {
    const api = answering();
    const page = await open(api);
    await page.pick(1, 0);
    await page.press('À revoir, avec un motif');
    expect(page.text()).toContain('Écrivez le motif');
    expect(api.calls(refuseCompetence)).toEqual([]);
    await page.write('Appréciation', 'Réservations oubliées');
    await page.press('À revoir, avec un motif');

    expect(api.calls(refuseCompetence)[0]?.body).toEqual(jasmine.objectContaining({ note: 'Réservations oubliées' }));
  });

  it('is withdrawn with a reason only', async () => {
    const api = answering(givenGrid(), [givenDecision()]);
    const page = await open(api, ['competence:withdraw:own']);
    await page.pick(0, 0);
    await page.press('Retirer cette validation');
    expect(page.disabled('Retirer cette validation')).toBeTrue();
    await page.write('Motif', 'Validée par erreur');
    await page.press('Retirer cette validation');

    expect(api.calls(withdrawValidation)[0]).toEqual({
      params: { validationId: givenDecision().id },
      body: { reason: 'Validée par erreur' },
    });
  });

  it('is only read by who is not in charge', async () => {
    const page = await open(answering(givenGrid({ mayDecide: false }), [givenDecision()]));
    await page.pick(0, 0);
    expect(page.text()).toContain('Vous consultez');
    expect(page.host.querySelector('fieldset')).toBeNull();
    expect(page.text()).not.toContain('Retirer cette validation');
  });

  it('takes a whole number from 0 to 100 on that scale', async () => {
    const api = answering(givenGrid({ scale: 'hundred' }));
    const page = await open(api);
    await page.pick(1, 0);
    await page.write('Note de 0 à 100', '101');
    expect(page.disabled('Valider')).toBeTrue();
    await page.write('Note de 0 à 100', '72');
    await page.press('Valider au niveau 72/100');

    expect(api.calls(validateCompetence)[0]?.body?.level).toBe(72);
  });
});
