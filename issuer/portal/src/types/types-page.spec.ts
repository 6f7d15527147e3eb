import { GivenApi } from '#shared/angular/given-api';
import { openPage } from '#shared/angular/given-page';
import { typeMetadata } from '#shared/credentials/type-metadata';
import { credentialTypes, genericTypes } from '#shared/credentials/vct';
import { TypePage } from './type-page.ts';
import { TypesPage } from './types-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const hash = `sha256-${'A'.repeat(43)}=`;
const registry = {
  types: [...credentialTypes, ...genericTypes].map((type) => ({
    ...typeMetadata('https://organisme.example', type, { extended: hash, schema: hash }),
    generic: genericTypes.some((one) => one === type),
    self_declared: type === 'experience',
    'vct#integrity': hash,
  })),
};
const answering = (reply: () => Promise<Response>): void => {
  const real = window.fetch.bind(window);
  spyOn(window, 'fetch').and.callFake((input, init) => (input === '/vct' ? reply() : real(input, init)));
};
const published = (): Promise<Response> => Promise.resolve(new Response(JSON.stringify(registry)));
const open = () => openPage(TypesPage, { api: new GivenApi(), scope: 'types', words });
const openOne = (type: string) => openPage(TypePage, { api: new GivenApi(), scope: 'types', words, inputs: { type } });

describe('the public page of credential types', () => {
  it('names every type, the general ones and the one a person declares', async () => {
    answering(published);
    const page = await open();

    for (const name of ['Compétence validée', 'Certificat de réalisation', 'Expérience déclarée', 'Participation à une formation'])
      expect(page.text()).toContain(name);
    expect(page.text()).toContain('Déclarée par la personne');
    expect(page.text()).toContain('Type général');
  });

  it('says when the registry does not answer, and asks again', async () => {
    let down = true;
    answering(() => (down ? Promise.reject(new TypeError('no network')) : published()));
    const page = await open();
    expect(page.text()).toContain('La connexion est coupée');

    down = false;
    await page.press('Réessayer');

    expect(page.text()).toContain('Compétence validée');
  });

  it('shows of one type its address, its general type and every claim', async () => {
    answering(published);
    const page = await openOne('competence');

    expect(page.text()).toContain('https://organisme.example/vct/competence/1');
    expect(page.found('Acquis').getAttribute('href')).toBe('/types/achievement');
    expect(page.text()).toContain('Empreintes des justificatifs');
    expect(page.text()).toContain('Présente si elle est connue');
    expect(page.found('Schéma JSON').getAttribute('href')).toBe('https://organisme.example/vct/competence/1/schema.json');
  });

  it('says of a type that is not there that it is not', async () => {
    answering(published);
    expect((await openOne('diplome')).text()).toContain('Ce type d’attestation n’existe pas ici');
  });
});
