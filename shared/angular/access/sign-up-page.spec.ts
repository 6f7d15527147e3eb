import { signUp } from '#shared/contracts/organisations';
import { GivenApi, refused } from '../given-api.ts';
import { openPage } from '../given-page.ts';
import { SIGN_UP_KINDS, type Kind } from './sign-up-kinds.ts';
import { SignUpPage } from './sign-up-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const done = { email: 'helene.kerbrat@atelier-erdre.example' };
const open = async (api: GivenApi, kinds: readonly Kind[] = ['training', 'assessment']) => {
  const providers = [{ provide: SIGN_UP_KINDS, useValue: kinds }];
  const page = await openPage(SignUpPage, { api, scope: 'access', words, providers });
  const fill = async (siret: string): Promise<void> => {
    await page.write('Nom de l’organisation', 'Atelier-École du Bâtiment de l’Erdre');
    await page.write('SIRET', siret);
    await page.write('Votre prénom et votre nom', 'Hélène Kerbrat');
    await page.write('Adresse e-mail professionnelle', done.email);
    await page.write('Mot de passe', 'rabot truelle midi soleil');
    await page.press('Envoyer ma demande');
  };
  return { ...page, fill };
};

describe('the sign-up page', () => {
  it('sends the request, then says which letter box to open', async () => {
    const api = new GivenApi().given(signUp, done);
    const page = await open(api);
    await page.fill('902 453 224 00021');

    expect(api.calls(signUp)[0]?.body).toEqual(jasmine.objectContaining({ kind: 'training', siret: '902 453 224 00021' }));
    expect(page.text()).toContain('Vérifiez votre boîte aux lettres');
    expect(page.text()).toContain(done.email);
  });

  it('says that a SIRET is too short', async () => {
    const api = new GivenApi();
    const page = await open(api);
    await page.fill('902 453 224');
    expect(page.text()).toContain('Un SIRET a 14 chiffres');
    expect(api.calls(signUp)).toEqual([]);
  });

  it('says that the key of a SIRET is wrong', async () => {
    const page = await open(new GivenApi());
    await page.fill('90245322400022');
    expect(page.text()).toContain('sa clé est fausse');
  });

  it('puts a SIRET that is taken on its field', async () => {
    const title = 'Une organisation est déjà inscrite avec ce SIRET';
    const page = await open(new GivenApi().given(signUp, () => refused('siret-taken', { title })));
    await page.fill('90245322400021');
    expect(page.text()).toContain(title);
    expect(page.text()).not.toContain('Vérifiez votre boîte');
  });

  it('asks a company nothing about its kind', async () => {
    const api = new GivenApi().given(signUp, done);
    const page = await open(api, ['company']);
    expect(page.host.querySelector('select')).toBeNull();
    await page.fill('90245322400021');

    expect(api.calls(signUp)[0]?.body?.kind).toBe('company');
  });
});
