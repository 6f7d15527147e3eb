import { getOrganisation } from '#shared/contracts/organisations';
import { closeOwnOrganisation } from '#shared/contracts/signing-keys';
import { givenOrganisation } from '../access/given.ts';
import { GivenApi } from '../given-api.ts';
import { openPage } from '../given-page.ts';
import { ClosePage } from './close-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };

describe('the end of an organisation on the screen', () => {
  it('says what stops and what stays, and asks for the name and the password', async () => {
    const one = givenOrganisation({ state: 'approved', did: 'did:web:exemple.fr:o:erdre' });
    const closed = { ...one, state: 'closed' as const, closedAt: '2026-11-20T08:00:00.000Z', servedUntil: '2032-11-20' as never };
    const api = new GivenApi().given(getOrganisation, one).given(closeOwnOrganisation, closed);
    const page = await openPage(ClosePage, { api, scope: 'signingKeys', words, permissions: ['organisation:update:own'] });
    for (const said of ['Ce qui s’arrête', 'Ce qui reste', 'Une organisation fermée ne rouvre pas']) expect(page.text()).toContain(said);
    await page.write('Nom de l’organisation', one.name);
    await page.write('Votre mot de passe', 'pluie sur Nantes');
    api.given(getOrganisation, closed);
    await page.press('Fermer définitivement');

    expect(api.calls(closeOwnOrganisation)).toEqual([{ body: { name: one.name, password: 'pluie sur Nantes' } }]);
    expect(page.text()).toContain('Fermée le 20 novembre 2026');
    expect(page.text()).toContain('au moins jusqu’au 20 novembre 2032');
  });
});
