import { TestBed } from '@angular/core/testing';
import { chooseSigning, correctOrganisation, getOrganisation, type Organisation } from '#shared/contracts/organisations';
import { givenOrganisation } from '../access/given.ts';
import { GivenApi, refused } from '../given-api.ts';
import { openPage, settle } from '../given-page.ts';
import { MENU, type MenuEntry } from '../layout/menu.ts';
import { OrganisationPage } from './organisation-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const answering = (one: Organisation) => new GivenApi().given(getOrganisation, one).given(correctOrganisation, one);
const settings: readonly MenuEntry[] = [
  { path: 'organisation', label: { fr: 'Organisation', en: 'Organisation' }, icon: 'domain' },
  {
    path: 'signing-keys',
    label: { fr: 'Clés de signature', en: 'Signing keys' },
    icon: 'ink_pen',
    permissions: ['organisation:update:own'],
    under: 'organisation',
  },
];
const open = (api: GivenApi, permissions: readonly string[] = ['organisation:update:own']) =>
  openPage(OrganisationPage, { api, scope: 'organisations', words, permissions, providers: [{ provide: MENU, useValue: settings }] });

describe('our own organisation', () => {
  it('once approved keeps its name and its SIRET', async () => {
    const api = answering(givenOrganisation({ state: 'approved', did: 'did:web:exemple.fr:o:erdre' }));
    const page = await open(api);
    expect(page.text()).toContain('did:web:exemple.fr:o:erdre');
    expect(page.text()).toContain('Le nom et le SIRET ne changent plus');
    await page.write('Contact', 'Soizic Abgrall');
    await page.press('Enregistrer');

    expect(api.calls(correctOrganisation)[0]?.body).toEqual(
      jasmine.objectContaining({ contactName: 'Soizic Abgrall', siret: '90245322400021' }),
    );
    expect(page.text()).toContain('Modifications enregistrées');
  });

  it('once approved may sign with a certificate instead of its DID', async () => {
    const one = givenOrganisation({ state: 'approved', did: 'did:web:exemple.fr:o:erdre' });
    const api = answering(one).given(chooseSigning, { ...one, signing: 'x5c' });
    const page = await open(api);
    const [did, x5c] = page.host.querySelectorAll<HTMLInputElement>('mat-radio-button input');
    expect([did!.checked, x5c!.checked]).toEqual([true, false]);
    x5c!.click();
    await settle();

    expect(api.calls(chooseSigning)[0]?.body).toEqual({ signing: 'x5c' });
    expect(page.text()).toContain('Manière de signer enregistrée');
  });

  it('leads who administers it to its settings once it is approved, and nobody else', async () => {
    const approved = answering(givenOrganisation({ state: 'approved', did: 'did:web:exemple.fr:o:erdre' }));
    const linked = async (api: GivenApi, permissions?: readonly string[]) =>
      [...(await open(api, permissions)).host.querySelectorAll('nav a')].map((one) => one.getAttribute('href'));

    expect(await linked(approved)).toEqual(['/signing-keys']);
    TestBed.resetTestingModule();
    expect(await linked(approved, [])).toEqual([]);
    TestBed.resetTestingModule();
    expect(await linked(answering(givenOrganisation({ state: 'pending' })))).toEqual([]);
  });

  it('refused says why, and can be sent again corrected', async () => {
    const api = answering(givenOrganisation({ state: 'refused', reason: 'Établissement fermé.' }));
    const page = await open(api);
    expect(page.text()).toContain('Motif : Établissement fermé.');
    await page.write('SIRET', '81177304300013');
    await page.press('Corriger et envoyer à nouveau');

    expect(api.calls(correctOrganisation)[0]?.body?.siret).toBe('81177304300013');
  });

  it('is only read by who does not administer it', async () => {
    const page = await open(answering(givenOrganisation({ state: 'approved' })), []);
    expect(page.text()).toContain('Approuvée');
    expect(page.host.querySelector('form')).toBeNull();
  });

  it('that could not be read can be asked for again', async () => {
    const api = new GivenApi().given(getOrganisation, () => refused('unavailable', { title: 'Service indisponible', status: 503 }));
    const page = await open(api);
    expect(page.text()).toContain('Service indisponible');
    api.given(getOrganisation, givenOrganisation());
    await page.press('Réessayer');

    expect(page.text()).toContain('En attente d’approbation');
  });
});
