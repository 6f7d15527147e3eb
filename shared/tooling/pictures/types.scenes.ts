// The registry of types, the certificates of completion, and what a person declares, in their states.
import type { Page } from 'playwright-core';
import { manager } from '../demo/people.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { sessionOf, sessionWithoutTrainee } from './issuer-people.ts';
import { changing, failing, loading, press, scenesOf, see, signInAs, visit } from './portal-hand.ts';
import { certifiedSession, endedSession } from './types-people.ts';
import { collect, go, join, seeWaiting, settled as still } from './wallet-hand.ts';
import { castOf, newcomer } from './wallet-people.ts';

const at =
  (address: string | ((world: PictureWorld) => string | Promise<string>)): Step =>
  async (page, world) =>
    visit(page, world, 'issuer', typeof address === 'string' ? address : await address(world));

const noType: Step = async (page, world) => {
  await page.route('**/vct', (route) => route.fulfill({ json: { types: [] } }));
  await visit(page, world, 'issuer', '/types');
  await page.unroute('**/vct');
};
const nothing: Step = () => Promise.resolve();
const registry = scenesOf('issuer', nothing, {
  types: at('/types'),
  'types-loading': async (page, world) => loading('issuer', '/types', '**/vct')(page, world),
  'types-error': async (page, world) => failing('issuer', '/types', '**/vct')(page, world),
  'types-empty': noType,
  type: at('/types/competence'),
  'type-declared': at('/types/experience'),
  'type-loading': async (page, world) => loading('issuer', '/types/competence', '**/vct')(page, world),
  'type-error': async (page, world) => failing('issuer', '/types/competence', '**/vct')(page, world),
  'type-gone': at('/types/diplome'),
});

const ended = async (world: PictureWorld): Promise<string> =>
  `/attendance/${(await endedSession(await castOf(world), 'Promotion d’été')).id}/completions`;
const certified = async (world: PictureWorld) => certifiedSession(await castOf(world), 'Promotion de printemps');
const proofs = async (world: PictureWorld): Promise<string> => `/attendance/completion/${(await certified(world)).completion}`;
const certificates = scenesOf(
  'issuer',
  signInAs('issuer', () => manager.email),
  {
    'completions-running': at((world) => `/attendance/${sessionOf(world)}/completions`),
    'completions-due': at(ended),
    'completions-issuing': async (page) => {
      await press(page, /Établir/u);
      await see(page, 'ne comptera pas');
    },
    completions: at(async (world) => `/attendance/${(await certified(world)).session.id}/completions`),
    'completions-loading': async (page, world) =>
      loading('issuer', `/attendance/${sessionOf(world)}/completions`, '**/api/v1/sessions/*/completions')(page, world),
    'completions-error': async (page, world) =>
      failing('issuer', `/attendance/${sessionOf(world)}/completions`, '**/api/v1/sessions/*/completions')(page, world),
    completion: at(proofs),
    'completion-empty': async (page, world) =>
      changing(
        page,
        '**/api/v1/completions/*',
        (answer) => ({ ...answer, halfDays: [] }),
        () => at(proofs)(page, world),
      ),
    'completion-loading': async (page, world) => loading('issuer', await proofs(world), '**/api/v1/completions/*')(page, world),
    'completion-error': async (page, world) => failing('issuer', await proofs(world), '**/api/v1/completions/*')(page, world),
  },
);

const rooms = new WeakMap<Page, string>();
const nobody = scenesOf(
  'issuer',
  async (page, world) => {
    const { email, session } = await sessionWithoutTrainee(world);
    rooms.set(page, session);
    await signInAs('issuer', () => email)(page, world);
  },
  { 'completions-empty': (page, world) => visit(page, world, 'issuer', `/attendance/${rooms.get(page)}/completions`) },
);

// ---- the wallet of someone whose hours are certified
const holder: Step = async (page, world) => {
  const cast = await castOf(world);
  const { enrolment, link } = await newcomer(cast);
  await join(page, link);
  const { givenName, familyName, email } = enrolment;
  const trainee = { givenName, familyName, email, department: '44', situation: 'searching' } as const;
  await certifiedSession(cast, `Promotion ${email.slice(6, 14)}`, [trainee]);
  await page.goto(`${world.product.addresses.wallet.url}/credentials`);
  await page.getByLabel('Phrase secrète', { exact: true }).fill('truelle rabot midi soleil');
  await page.getByRole('button', { name: /Ouvrir/u }).click();
  await seeWaiting(page, 3);
  await collect(page);
};
const write: Step = async (page) => {
  await page.getByLabel('Ce que vous faisiez').fill('Aide carreleuse');
  await page.getByLabel('Entreprise ou structure').fill('Chantiers de la Sèvre nantaise');
  await page.getByLabel('Début').fill('2024-01-08');
  await page.getByRole('searchbox').fill('carrelage');
  await page.getByRole('list', { name: 'Compétences du répertoire' }).waitFor();
  await still(page);
};
const wallet: readonly Scene[] = Object.entries<Step>({
  'experience-new': async (page) => go(page, '/experiences/new'),
  'experience-searching': write,
  'experience-missing': async (page) => {
    await page.getByRole('list', { name: 'Compétences du répertoire' }).getByRole('button').first().click();
    await page.getByLabel('Ce que vous faisiez').fill('');
    await page.getByRole('button', { name: 'Signer et garder' }).click();
    await page.getByText('à corriger').first().waitFor();
  },
  experience: async (page) => {
    await page.getByLabel('Ce que vous faisiez').fill('Aide carreleuse');
    await page.getByRole('button', { name: 'Signer et garder' }).click();
    await page.getByText('personne d’autre ne l’a vérifiée').waitFor();
    await still(page);
  },
  'credentials-with-experience': async (page) => {
    await go(page, '/credentials');
    await page.locator('carnet-card-leaf').first().waitFor();
  },
  'completion-held': async (page) => {
    await page.locator('carnet-card-leaf a', { hasText: /\d\sh/u }).first().click();
    await page.getByRole('button', { name: 'Voir les demi-journées' }).click();
    await page.getByText('Sous le certificat').first().waitFor();
    await still(page);
  },
}).map(([name, open]) => ({ app: 'wallet', name, enter: holder, open }));

export const scenes: readonly Scene[] = [...registry, ...certificates, ...nobody, ...wallet];
