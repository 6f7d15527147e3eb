import { GivenApi } from '#shared/angular/given-api';
import { openPage, settle } from '#shared/angular/given-page';
import {
  approveNeed,
  declareNeed,
  listDeclaredNeeds,
  listNeeds,
  refuseNeed,
  withdrawNeed,
  type DeclaredNeed,
  type Need,
} from '#shared/contracts/verifier/needs';
import { DeclaredNeedsPage } from './declared-needs-page.ts';
import { NeedsPage } from './needs-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const need = (changes: object = {}): Need =>
  ({
    ...{ id: '0192f0c0-0000-7000-8000-0000000000b1', purpose: 'Étudier une candidature', claims: ['competence.name', 'competence.level'] },
    ...{ state: 'waiting', declaredAt: '2026-11-20T08:00:00.000Z', decidedAt: null, reason: null, ...changes },
  }) as Need;
const company = { id: '0192f0c0-0000-7000-8000-0000000000c1', name: 'Charpentes du Val', siret: '73282932000074' };
const declared = (changes: object = {}): DeclaredNeed => ({ ...need(changes), company }) as DeclaredNeed;

describe('the needs of a company', () => {
  const open = (api: GivenApi) => openPage(NeedsPage, { api, scope: 'needs', words, permissions: ['organisation:update:own'] });

  it('are listed with what the platform said of them', async () => {
    const refused = need({ id: '0192f0c0-0000-7000-8000-0000000000b2', state: 'refused', reason: 'Dites pourquoi.' });
    const page = await open(new GivenApi().given(listNeeds, { items: [need(), refused] }));

    for (const said of ['Compétence, Niveau', 'En attente', 'Refusé', 'La plateforme répond : Dites pourquoi.'])
      expect(page.text()).toContain(said);
  });

  it('are sent with the claims that were ticked', async () => {
    const api = new GivenApi().given(listNeeds, { items: [] }).given(declareNeed, need());
    const page = await open(api);
    await page.write('Pourquoi', 'Étudier une candidature');
    await page.press('Envoyer à la plateforme');
    expect(page.text()).toContain('Choisissez au moins une information.');
    expect(api.calls(declareNeed)).toEqual([]);

    page.host.querySelector<HTMLInputElement>('fieldset input')!.click();
    await page.press('Envoyer à la plateforme');
    expect(api.calls(declareNeed)).toEqual([{ body: { purpose: 'Étudier une candidature', claims: ['competence.name'] } }]);
    expect(page.text()).not.toContain('Choisissez au moins une information.');
  });

  it('are withdrawn once one is sure', async () => {
    const done = () => ({ ok: true as const, data: undefined as never });
    const api = new GivenApi().given(listNeeds, { items: [need()] }).given(withdrawNeed, done);
    const page = await open(api);
    await page.press('Retirer : Étudier une candidature');
    expect(api.calls(withdrawNeed)).toEqual([]);
    await page.press('Retirer');

    expect(api.calls(withdrawNeed)).toEqual([{ params: { needId: need().id } }]);
  });
});

describe('the needs of companies, for the platform', () => {
  const open = (api: GivenApi) =>
    openPage(DeclaredNeedsPage, { api, scope: 'needs', words, permissions: ['organisation:approve:platform'] });

  it('are approved, or refused with words', async () => {
    const api = new GivenApi()
      .given(listDeclaredNeeds, { items: [declared()] })
      .given(approveNeed, declared({ state: 'approved' }))
      .given(refuseNeed, declared({ state: 'refused' }));
    const page = await open(api);
    expect(page.text()).toContain('732 829 320 00074');
    await page.press('Approuver : Charpentes du Val');
    expect(api.calls(approveNeed)).toEqual([{ params: { needId: declared().id } }]);

    await page.press('Refuser : Charpentes du Val');
    const area = document.querySelector<HTMLTextAreaElement>('mat-dialog-container textarea, mat-dialog-container input')!;
    area.value = 'Dites pourquoi.';
    area.dispatchEvent(new Event('input'));
    await settle();
    document.querySelector<HTMLButtonElement>('mat-dialog-container .mat-mdc-unelevated-button')!.click();
    await settle();
    expect(api.calls(refuseNeed)).toEqual([{ params: { needId: declared().id }, body: { reason: 'Dites pourquoi.' } }]);
  });
});
