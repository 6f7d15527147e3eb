import { approveOrganisation, listOrganisations, refuseOrganisation } from '#shared/contracts/organisations';
import { givenOrganisation } from '../access/given.ts';
import { GivenApi, refused } from '../given-api.ts';
import { openPage } from '../given-page.ts';
import { PlatformPage } from './platform-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const counts = { pending: 1, approved: 2, refused: 0, suspended: 0, closed: 0 };
const answering = () =>
  new GivenApi()
    .given(listOrganisations, { items: [givenOrganisation()], counts })
    .given(approveOrganisation, givenOrganisation({ state: 'approved' }))
    .given(refuseOrganisation, givenOrganisation({ state: 'refused' }));
const open = async (api: GivenApi) => {
  const page = await openPage(PlatformPage, { api, scope: 'organisations', words });
  await page.press('Atelier-École');
  return page;
};

describe('the platform', () => {
  it('sees the file before it decides', async () => {
    const page = await open(answering());
    expect(page.text()).toContain('En attente (1)');
    expect(page.text()).toContain('902 453 224 00021');
    expect(page.text()).toContain('helene.kerbrat@atelier-erdre.example');
  });

  it('approves, and says what follows', async () => {
    const api = answering();
    const page = await open(api);
    await page.press('Approuver');

    expect(api.calls(approveOrganisation)[0]?.params).toEqual({ organisationId: givenOrganisation().id });
    expect(page.text()).toContain('est approuvée : son identifiant est créé');
    expect(api.calls(listOrganisations).length).toBe(2);
  });

  it('refuses with words for the contact only', async () => {
    const api = answering();
    const page = await open(api);
    await page.press('Refuser');
    expect(page.disabled('Refuser')).toBeTrue();
    await page.write('Vos mots', 'Ce SIRET est celui d’un établissement fermé.');
    await page.press('Refuser');

    expect(api.calls(refuseOrganisation)[0]?.body).toEqual({ reason: 'Ce SIRET est celui d’un établissement fermé.' });
  });

  it('decides nothing when one steps back', async () => {
    const api = answering();
    const page = await open(api);
    await page.press('Refuser');
    await page.press('Annuler');
    expect(api.calls(refuseOrganisation)).toEqual([]);
  });

  it('says that another has decided meanwhile', async () => {
    const title = 'L’état de cette organisation ne permet pas cette action';
    const page = await open(answering().given(approveOrganisation, () => refused('wrong-state', { title })));
    await page.press('Approuver');
    expect(page.text()).toContain(title);
  });

  it('looks for a name or a SIRET among one state', async () => {
    const api = answering();
    const page = await open(api);
    await page.write('Nom ou SIRET', 'erdre');
    expect(api.calls(listOrganisations).at(-1)?.query).toEqual({ state: 'pending', q: 'erdre' });
  });
});
