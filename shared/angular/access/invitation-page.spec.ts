import { ActivatedRoute } from '@angular/router';
import { acceptInvitation, lookUpInvitation } from '#shared/contracts/identity';
import { GivenApi, refused } from '../given-api.ts';
import { address, openPage } from '../given-page.ts';
import { givenSignedIn } from '../given-session.ts';
import { InvitationPage } from './invitation-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const code = 'c'.repeat(43);
const open = (api: GivenApi, fragment: string = code) => {
  const providers = [{ provide: ActivatedRoute, useValue: { snapshot: { fragment } } }];
  return openPage(InvitationPage, { api, scope: 'access', words, providers });
};
const answering = (accountExists: boolean) =>
  new GivenApi()
    .given(lookUpInvitation, { organisation: 'Atelier-École', email: 'g@atelier-erdre.example', role: 'trainer', accountExists })
    .given(acceptInvitation, givenSignedIn());

describe('an invitation', () => {
  it('for an existing account asks for its password only', async () => {
    const api = answering(true);
    const page = await open(api);
    expect(page.host.querySelectorAll('input').length).toBe(1);
    await page.write('Le mot de passe de votre compte', 'rabot truelle midi soleil');
    await page.press('Rejoindre');

    expect(api.calls(acceptInvitation)[0]?.body).toEqual({ code, password: 'rabot truelle midi soleil' });
    expect(address()).toBe('/');
  });

  it('for a new account asks for a name too', async () => {
    const api = answering(false);
    const page = await open(api);
    await page.write('Votre prénom et votre nom', 'Gwenaëlle Prigent');
    await page.write('Choisissez un mot de passe', 'rabot truelle midi soleil');
    await page.press('Rejoindre');

    expect(api.calls(acceptInvitation)[0]?.body).toEqual({ code, name: 'Gwenaëlle Prigent', password: 'rabot truelle midi soleil' });
  });

  it('puts a wrong password on its field', async () => {
    const title = 'L’adresse ou le mot de passe ne convient pas';
    const page = await open(answering(true).given(acceptInvitation, () => refused('wrong-credentials', { title })));
    await page.write('Le mot de passe de votre compte', 'un autre');
    await page.press('Rejoindre');
    expect(page.text()).toContain(title);
  });

  it('that is dead says so', async () => {
    const page = await open(new GivenApi().given(lookUpInvitation, () => refused('dead-link', { title: 'Ce lien a déjà servi' })));
    expect(page.host.querySelector('[role=alert]')?.textContent).toContain('Ce lien a déjà servi');
  });

  it('cut short by the mail program asks for the whole link, and calls nobody', async () => {
    const api = new GivenApi();
    const page = await open(api, code.slice(3));
    expect(page.text()).toContain('Ce lien est incomplet');
    expect(api.calls(lookUpInvitation)).toEqual([]);
  });

  it('leaves no code in the address bar', async () => {
    history.replaceState(null, '', `${location.pathname}#${code}`);
    await open(answering(true));
    expect(location.hash).toBe('');
  });
});
