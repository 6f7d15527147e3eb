// Experiences that organisms endorse, on both sides, and the page of a funder who challenges a half-day.
import type { Page } from 'playwright-core';
import { manager } from '../demo/people.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { endorseLast, requests, rootOf } from './endorsement-people.ts';
import { failing, loading, press, scenesOf, see, signInAs, visit } from './portal-hand.ts';
import { collect, go, join, seeWaiting, settled as still } from './wallet-hand.ts';
import { castOf, newcomer } from './wallet-people.ts';

const list = '**/api/v1/endorsements';
const portal = scenesOf(
  'issuer',
  async (page, world) => {
    await requests(await castOf(world));
    await signInAs('issuer', () => manager.email)(page, world);
  },
  {
    endorsements: (page, world) => visit(page, world, 'issuer', '/endorsements'),
    'endorsements-loading': (page, world) => loading('issuer', '/endorsements', list)(page, world),
    'endorsements-error': (page, world) => failing('issuer', '/endorsements', list)(page, world),
    'endorsements-empty': async (page, world) => {
      await page.route(list, (route) => route.fulfill({ json: { items: [], open: 0 } }));
      await visit(page, world, 'issuer', '/endorsements');
      await page.unroute(list);
    },
    'endorsements-confirming': async (page, world) => {
      await visit(page, world, 'issuer', '/endorsements');
      await page.getByRole('checkbox').first().check();
      await press(page, /Reconnaître 1/u);
      await see(page, 'Se porter garant');
    },
    'endorsements-refusing': async (page, world) => {
      await visit(page, world, 'issuer', '/endorsements');
      await press(page, 'Ne pas reconnaître');
      await see(page, 'Ne rien reconnaître');
    },
  },
);

const nothing: Step = () => Promise.resolve();
const open = async (page: Page, world: PictureWorld): Promise<void> => {
  const root = await rootOf(await castOf(world));
  await page.goto('about:blank');
  await visit(page, world, 'issuer', `/challenge#${root}`);
  await see(page, 'Quelle demi-journée');
};
const funder = scenesOf('issuer', nothing, {
  challenge: (page, world) => visit(page, world, 'issuer', '/challenge'),
  'challenge-nothing': async (page, world) => {
    await visit(page, world, 'issuer', '/challenge');
    await page.getByLabel('Certificat, ou code imprimé dessus').fill('Bonjour');
    await press(page, 'Lire le certificat');
    await see(page, 'ni un certificat');
  },
  'challenge-other-kind': async (page, world) => {
    await page.goto('about:blank');
    await visit(page, world, 'issuer', '/challenge');
    await page.locator('input[type=file]').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('photo') });
    await see(page, 'Ce genre de fichier');
  },
  'challenge-opened': open,
  'challenge-proven': async (page, world) => {
    await open(page, world);
    await press(page, 'Demander la preuve');
    await see(page, 'sous l’empreinte du certificat');
  },
  'challenge-wrong': async (page, world) => {
    await open(page, world);
    await page.route('**/api/v1/challenges', async (route) => {
      const response = await route.fetch();
      const { proof } = (await response.json()) as { proof: { leaf: string } };
      return route.fulfill({ response, json: { proof: { ...proof, leaf: proof.leaf.replace('present', 'absent') } } });
    });
    await press(page, 'Demander la preuve');
    await see(page, 'n’est pas dans le total certifié');
    await page.unroute('**/api/v1/challenges');
  },
});

/** Someone connected to the organism, who declares an experience. */
const holder: Step = async (page, world) => {
  const { link } = await newcomer(await castOf(world));
  await join(page, link);
  await go(page, '/experiences/new');
  await page.getByLabel('Ce que vous faisiez').fill('Aide carreleuse');
  await page.getByLabel('Entreprise ou structure').fill('Chantiers de la Sèvre nantaise');
  await page.getByLabel('Début').fill('08/01/2024');
  for (const words of ['Poser un carrelage en pièce humide', 'Tenir un chantier propre']) {
    await page.getByRole('searchbox').fill(words);
    await page.getByRole('button', { name: /Ajouter avec vos mots/u }).click();
  }
  await page.getByRole('button', { name: 'Signer et garder' }).click();
  await page.getByText('personne d’autre ne l’a vérifiée').waitFor();
  await still(page);
};
const wallet: readonly Scene[] = Object.entries<Step>({
  'endorsement-none': nothing,
  'endorsement-ask': async (page) => {
    await page.getByRole('link', { name: 'Demander une reconnaissance' }).click();
    await page.getByText('Compétences à reconnaître').waitFor();
    await still(page);
  },
  'endorsement-filled': async (page) => {
    await page.getByRole('checkbox', { name: 'Poser un carrelage en pièce humide' }).check();
    await page.getByLabel('Un mot pour l’organisme').fill('Deux ans de chantier : le certificat est joint.');
    const file = { name: 'certificat-de-travail-2025.pdf', mimeType: 'application/pdf', buffer: Buffer.from('Certificat') };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('checkbox', { name: /Montrer aussi le fichier/u }).check();
    await still(page);
  },
  'endorsement-asked': async (page) => {
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByText('En attente de réponse').waitFor();
    await still(page);
  },
  'endorsement-given': async (page, world) => {
    await endorseLast(await castOf(world));
    await go(page, '/credentials');
    await seeWaiting(page, 2);
    await collect(page);
    await page.locator('carnet-card-leaf a', { hasText: 'Déclarée par la personne' }).first().click();
    await page.getByText('Compétences reconnues :').waitFor();
    await still(page);
  },
  'endorsement-held': async (page) => {
    await go(page, '/credentials');
    await page.locator('carnet-card-leaf a', { hasText: 'Aide carreleuse' }).filter({ hasNotText: 'Déclarée' }).first().click();
    await page.getByText('se porte garant').first().waitFor();
    await still(page);
  },
  'endorsement-gone': async (page) => {
    await go(page, '/experiences/nothing-by-this-name/endorsement');
    await page.locator('carnet-empty').waitFor();
  },
}).map(([name, step]) => ({ app: 'wallet', name, enter: holder, open: step }));

export const scenes: readonly Scene[] = [...portal, ...funder, ...wallet];
