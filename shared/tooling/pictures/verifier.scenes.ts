// Every route of the verifier portal in its states; links anyone may open are in public-link.scenes.ts, team and platform in access.scenes.ts.
import type { Page } from 'playwright-core';
import { recruiter } from '../demo/people.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { changing, failing, hold, loading, press, scenesOf, see, seeLoading, settled, signInAs, visit } from './portal-hand.ts';
import { foundOnce } from './portal-people.ts';
import { askAtCounter, commonCompetence, giveLink, marketOf, readAtCounter, type Market } from './verifier-people.ts';
import { castOf } from './wallet-people.ts';

type Address = string | ((market: Market) => string);
const addressOf = async (world: PictureWorld, address: Address): Promise<string> =>
  typeof address === 'string' ? address : address(await marketOf(world));
const open =
  (address: Address): Step =>
  async (page, world) =>
    visit(page, world, 'verifier', await addressOf(world, address));
const failingAt =
  (address: Address, calls: string): Step =>
  async (page, world) =>
    failing('verifier', await addressOf(world, address), calls)(page, world);
const loadingAt =
  (address: Address, calls: string): Step =>
  async (page, world) =>
    loading('verifier', await addressOf(world, address), calls)(page, world);

// ---- search and profile
const anywhere = 'f47ac10b58cc4372a5670e02b2c3d479';
const search = async (page: Page): Promise<void> => {
  await press(page, 'Rechercher');
  await settled(page);
};
const want = async (page: Page, label: string): Promise<void> => {
  await page.getByRole('combobox', { name: 'Ajouter une compétence' }).fill(label.slice(0, 60));
  await page.getByRole('option').first().click();
  await settled(page);
};
const candidates: Readonly<Record<string, Step>> = {
  'candidates-start': async (page, world) => {
    await marketOf(world);
    await open('/candidates')(page, world);
  },
  'candidates-suggestions': async (page) => {
    await page.getByRole('combobox', { name: 'Ajouter une compétence' }).fill('enduit');
    await page.getByRole('option').first().waitFor();
  },
  candidates: async (page, world) => {
    await open('/candidates')(page, world);
    await want(page, await commonCompetence(world));
    await search(page);
    await see(page, 'Environ');
  },
  'candidates-changed': async (page) => {
    await page.locator('.chip select').first().selectOption('3');
    await see(page, 'Critères modifiés');
  },
  'candidates-too-few': async (page) => {
    await page.getByRole('combobox', { name: 'Situation' }).click();
    await page.getByRole('option', { name: 'En poste' }).click();
    await search(page);
    await see(page, 'affinez autrement');
  },
  'candidates-error': async (page, world) => {
    await open('/candidates')(page, world);
    await page.route('**/api/v1/candidates?*', (route) => route.abort());
    await page.route('**/api/v1/candidates', (route) => route.abort());
    await search(page);
    await page.locator('carnet-failure').waitFor();
    await page.unroute('**/api/v1/candidates?*');
    await page.unroute('**/api/v1/candidates');
  },
  'candidates-loading': async (page, world) => {
    await open('/candidates')(page, world);
    await hold(page, '**/api/v1/candidates*');
    await press(page, 'Rechercher');
    await seeLoading(page);
  },
  candidate: open(({ handles }) => `/candidates/${handles.masked}`),
  'candidate-named': open(({ handles }) => `/candidates/${handles.named}`),
  'candidate-gone': open(`/candidates/${anywhere}`),
  'candidate-error': failingAt(({ handles }) => `/candidates/${handles.masked}`, '**/api/v1/candidates/*'),
  'candidate-loading': loadingAt(({ handles }) => `/candidates/${handles.masked}`, '**/api/v1/candidates/*'),
};

// ---- offers
const writeOffer = async (page: Page): Promise<void> => {
  await page.getByLabel('Intitulé').fill('Maçonne ou maçon du bâti ancien, restauration des remparts de Guérande');
  await page.getByLabel('Message').fill('Bonjour,\n\nUn chantier de six mois, équipe de six, panier et trajets payés, tutorat au début.');
  await page.getByLabel('Lieu').fill('Guérande, chantier de la porte Saint-Michel');
  await page.getByLabel('Pourquoi vous le demandez').fill('Étudier votre candidature au poste de maçonne ou maçon du bâti ancien');
};
const offers: Readonly<Record<string, Step>> = {
  'offer-new': open(({ handles }) => `/offers/new/${handles.masked}`),
  'offer-new-missing': async (page) => {
    await press(page, 'Envoyer la proposition');
    await see(page, 'à corriger');
  },
  'offer-new-written': async (page) => writeOffer(page),
  'offer-new-nothing-asked': async (page) => {
    const removes = page.getByRole('button', { name: /^Retirer/u });
    for (let left = await removes.count(); left > 0; left -= 1) {
      await removes.first().click();
      await removes.nth(left - 1).waitFor({ state: 'detached' });
    }
    await press(page, 'Envoyer la proposition');
    await settled(page);
  },
  'offer-new-gone': async (page, world) => {
    await page.goto('about:blank');
    await open(`/offers/new/${anywhere}`)(page, world);
  },
  'offer-new-error': failingAt(({ handles }) => `/offers/new/${handles.masked}`, '**/api/v1/candidates/*'),
  'offer-new-loading': loadingAt(({ handles }) => `/offers/new/${handles.masked}`, '**/api/v1/candidates/*'),
  offers: open('/offers'),
  'offers-none-here': async (page) => {
    await page.getByRole('combobox', { name: 'État' }).click();
    await page.getByRole('option', { name: 'Expirée' }).click();
    await see(page, 'Aucune proposition dans cet état');
  },
  'offers-error': failingAt('/offers', '**/api/v1/offers'),
  'offers-loading': loadingAt('/offers', '**/api/v1/offers'),
  offer: open((market) => `/offers/${market.offers.sent}`),
  'offer-withdrawing': async (page) => {
    await press(page, 'Retirer');
    await page.getByRole('dialog').waitFor();
  },
  'offer-seen': open((market) => `/offers/${market.offers.seen}`),
  'offer-accepted': open((market) => `/offers/${market.offers.accepted}`),
  'offer-refused': open((market) => `/offers/${market.offers.refused}`),
  'offer-withdrawn': open((market) => `/offers/${market.offers.withdrawn}`),
  'offer-expired': (page, world) =>
    changing(
      page,
      '**/api/v1/offers/*',
      (offer) => ({ ...offer, state: 'expired', expiresAt: offer['sentAt'] }),
      () => open((market) => `/offers/${market.offers.sent}`)(page, world),
    ),
  'offer-gone': open('/offers/01990000-0000-7000-8000-000000000000'),
  'offer-error': failingAt((market) => `/offers/${market.offers.sent}`, '**/api/v1/offers/*'),
  'offer-loading': loadingAt((market) => `/offers/${market.offers.sent}`, '**/api/v1/offers/*'),
};

// ---- what was shared
interface Shared {
  readonly credentials: readonly { readonly report: { readonly checks: readonly Record<string, unknown>[] } }[];
}
/** As when the organism's server does not answer: the status could not be read. */
const statusUnread = (answer: Record<string, unknown>): Record<string, unknown> => ({
  ...answer,
  verdict: 'to-check',
  credentials: (answer as unknown as Shared).credentials.map((one) => ({
    ...one,
    report: {
      ...one.report,
      verdict: 'to-check',
      checks: one.report.checks.map((line) =>
        line['check'] === 'status' ? { ...line, outcome: 'unchecked', why: 'status-unreachable', at: null } : line,
      ),
    },
  })),
});
const disclosures: Readonly<Record<string, Step>> = {
  disclosures: open('/disclosures'),
  'disclosures-error': failingAt('/disclosures', '**/api/v1/disclosures'),
  'disclosures-loading': loadingAt('/disclosures', '**/api/v1/disclosures'),
  disclosure: open((market) => `/disclosures/${market.disclosures.verified}`),
  'disclosure-refused': open((market) => `/disclosures/${market.disclosures.refused}`),
  'disclosure-to-check': (page, world) =>
    changing(page, '**/api/v1/disclosures/*', statusUnread, () =>
      open((market) => `/disclosures/${market.disclosures.verified}`)(page, world),
    ),
  'disclosure-withdrawn': open((market) => `/disclosures/${market.disclosures.withdrawn}`),
  'disclosure-expired': (page, world) =>
    changing(
      page,
      '**/api/v1/disclosures/*',
      (answer) => ({ ...answer, state: 'expired', credentials: [], verdict: null }),
      () => open((market) => `/disclosures/${market.disclosures.verified}`)(page, world),
    ),
  'disclosure-error': failingAt((market) => `/disclosures/${market.disclosures.verified}`, '**/api/v1/disclosures/*'),
  'disclosure-loading': loadingAt((market) => `/disclosures/${market.disclosures.verified}`, '**/api/v1/disclosures/*'),
};

// ---- at the counter
const atCounter: Step = async (page, world) => open(`/disclosures/requests/${(await askAtCounter(await castOf(world))).id}`)(page, world);
const counter: Readonly<Record<string, Step>> = {
  'request-new': open('/disclosures/requests/new'),
  'request-new-missing': async (page) => {
    await press(page, 'Afficher le code QR');
    await see(page, 'à corriger');
  },
  'request-new-competence': async (page, world) => {
    await page.getByLabel('Pourquoi vous le demandez').fill('Ouvrir votre accès au chantier de la halle');
    await page
      .locator('input[name=competence]')
      .first()
      .fill((await commonCompetence(world)).slice(0, 60));
    await page.getByRole('option').first().click();
  },
  request: async (page, world) => {
    await atCounter(page, world);
    await page.locator('carnet-qr svg').waitFor();
  },
  'request-cancelled': async (page) => {
    await press(page, 'Annuler la demande');
    await see(page, 'Vous avez annulé');
  },
  'request-read': async (page, world) => {
    await open(`/disclosures/requests/${(await readAtCounter(world)).id}`)(page, world);
    await see(page, 'Un carnet a lu la demande');
  },
  'request-error': async (page, world) => {
    const { id } = await askAtCounter(await castOf(world));
    await failing('verifier', `/disclosures/requests/${id}`, '**/api/v1/presentation-requests/*')(page, world);
  },
  'request-loading': async (page, world) => {
    const { id } = await askAtCounter(await castOf(world));
    await loading('verifier', `/disclosures/requests/${id}`, '**/api/v1/presentation-requests/*')(page, world);
  },
};

// ---- links given away
const presentations: Readonly<Record<string, Step>> = {
  presentations: async (page, world) => {
    await giveLink(await castOf(world));
    await open('/presentations')(page, world);
    await see(page, 'Préparer votre entretien');
  },
  'presentations-new': open('/presentations/new'),
  'presentations-error': failingAt('/presentations', '**/api/v1/presentation-links'),
  'presentations-loading': loadingAt('/presentations', '**/api/v1/presentation-links'),
};

const notifications: Readonly<Record<string, Step>> = {
  notifications: open('/notifications'),
  'notifications-error': failingAt('/notifications', '**/api/v1/notifications'),
  'notifications-loading': loadingAt('/notifications', '**/api/v1/notifications'),
};

const recruiterScenes = scenesOf(
  'verifier',
  signInAs('verifier', () => recruiter.email),
  { ...candidates, ...offers, ...disclosures, ...counter, ...presentations, ...notifications },
);

// ---- a company that begins
const fresh = 'Coopérative des Tailleuses et Tailleurs de Pierre du Marais breton';
const emptyScenes = scenesOf(
  'verifier',
  signInAs('verifier', async (world) => (await foundOnce(world, 'verifier', fresh, 'approved')).email),
  {
    'offers-empty': open('/offers'),
    'disclosures-empty': open('/disclosures'),
    'presentations-empty': open('/presentations'),
    'notifications-empty': open('/notifications'),
    'members-alone': open('/members'),
  },
);

export const scenes: readonly Scene[] = [...recruiterScenes, ...emptyScenes];
