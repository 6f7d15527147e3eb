import { resendConfirmation, signIn } from '#shared/contracts/identity';
import { GivenApi, refused } from '../given-api.ts';
import { address, openPage } from '../given-page.ts';
import { givenSignedIn } from '../given-session.ts';
import { SignInPage } from './sign-in-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const open = async (api: GivenApi, inputs: Readonly<Record<string, unknown>> = {}) => {
  const page = await openPage(SignInPage, { api, scope: 'access', words, inputs });
  const enter = async (): Promise<void> => {
    await page.write('Adresse e-mail', 'soizic.abgrall@exemple.fr');
    await page.write('Mot de passe', 'rabot truelle midi soleil');
    await page.press('Se connecter');
  };
  return { ...page, enter };
};

describe('the sign-in page', () => {
  it('leads home when the address asked for nothing', async () => {
    const page = await open(new GivenApi().given(signIn, givenSignedIn()), { next: undefined });
    await page.enter();
    expect(address()).toBe('/');
  });

  it('leads back to the page that was asked for', async () => {
    const page = await open(new GivenApi().given(signIn, givenSignedIn()), { next: '/sessions/3?onglet=a' });
    await page.enter();
    expect(address()).toBe('/sessions/3?onglet=a');
  });

  for (const next of ['//ailleurs.example', '/\\ailleurs.example', 'https://ailleurs.example']) {
    it(`does not follow ${next}`, async () => {
      const page = await open(new GivenApi().given(signIn, givenSignedIn()), { next });
      await page.enter();
      expect(address()).toBe('/');
    });
  }

  it('sends nothing while a field is empty', async () => {
    const api = new GivenApi();
    const page = await open(api);
    await page.press('Se connecter');
    expect(api.calls(signIn)).toEqual([]);
    expect(page.text()).toContain('2 informations à corriger');
  });

  it('sends the link again to who has not confirmed, and says no more than that', async () => {
    const api = new GivenApi()
      .given(signIn, () => refused('email-not-confirmed', { title: 'Confirmez d’abord votre adresse', status: 403 }))
      .given(resendConfirmation, {});
    const page = await open(api);
    await page.enter();
    expect(page.text()).toContain('Confirmez d’abord votre adresse');
    await page.press('Renvoyer le lien de confirmation');

    expect(api.calls(resendConfirmation)[0]?.body).toEqual({ email: 'soizic.abgrall@exemple.fr' });
    expect(page.text()).toContain('Si cette adresse attend une confirmation');
  });

  it('says how long to wait after too many tries', async () => {
    const page = await open(
      new GivenApi().given(signIn, () => refused('too-many', { title: 'Trop d’essais', status: 429, retryAfter: 130 })),
    );
    await page.enter();
    expect(page.text()).toContain('Trop d’essais');
    expect(page.text()).toContain('Réessayez dans 3 minutes');
  });
});
