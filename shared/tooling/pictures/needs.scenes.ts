// What a company declares that it needs, the platform's answer, and a request that goes further, in the wallet.
import { createPresentationRequest } from '#shared/contracts/verifier/disclosures';
import { declareNeed, listNeeds } from '#shared/contracts/verifier/needs';
import { organismOf } from '../../journeys/given-people.ts';
import { found, portalOf, platformOf } from '../demo/organisations.ts';
import { company as firm, platform } from '../demo/people.ts';
import type { Portal } from '../demo/portal.ts';
import type { Page } from 'playwright-core';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { changing, failing, loading, press, scenesOf, see, settled, signInAs, visit } from './portal-hand.ts';
import { holder } from './holder.ts';
import { paste, settled as still } from './wallet-hand.ts';
import { castOf } from './wallet-people.ts';

const none = () => ({ items: [] });
const own = '**/api/v1/needs';
const all = '**/api/v1/platform/needs';
const inDialog = (page: Page) => page.getByRole('dialog');

const second = 'Inscrire la personne retenue à la visite d’information et de prévention';
const declared = async (world: PictureWorld): Promise<void> => {
  const portal = await portalOf((await castOf(world)).around, 'verifier').signIn(firm.email);
  if ((await portal.call(listNeeds)).items.some(({ purpose }) => purpose === second)) return;
  await portal.call(declareNeed, { body: { purpose: second, claims: ['enrolment.email', 'enrolment.givenName', 'enrolment.familyName'] } });
};
const company = scenesOf(
  'verifier',
  async (page, world) => {
    await declared(world);
    await signInAs('verifier', () => firm.email)(page, world);
  },
  {
    needs: async (page, world) => {
      await visit(page, world, 'verifier', '/needs');
      await see(page, 'En attente');
    },
    'needs-wrong': async (page) => {
      await press(page, 'Envoyer à la plateforme');
      await see(page, 'Choisissez au moins une information');
    },
    'needs-withdrawing': async (page, world) => {
      await visit(page, world, 'verifier', '/needs');
      await page.getByRole('button', { name: new RegExp(`^Retirer : ${second.slice(0, 20)}`, 'u') }).click();
      await inDialog(page).waitFor();
      await settled(page);
    },
    'needs-error': failing('verifier', '/needs', own),
    'needs-loading': loading('verifier', '/needs', own),
    'needs-empty': (page, world) => changing(page, own, none, () => visit(page, world, 'verifier', '/needs')),
  },
);
const decided = scenesOf(
  'verifier',
  async (page, world) => {
    await declared(world);
    await signInAs('verifier', () => platform.verifier.email)(page, world);
  },
  {
    'needs-platform': async (page, world) => {
      await visit(page, world, 'verifier', '/declared-needs');
      await see(page, 'En attente');
    },
    'needs-platform-refusing': async (page) => {
      await page
        .getByRole('button', { name: /^Refuser/u })
        .first()
        .click();
      await inDialog(page).getByRole('textbox').fill('Le courriel ne sert qu’après l’embauche : demandez-le alors.');
    },
    'needs-platform-error': failing('verifier', '/declared-needs', all),
    'needs-platform-loading': loading('verifier', '/declared-needs', all),
    'needs-platform-empty': (page, world) => changing(page, all, none, () => visit(page, world, 'verifier', '/declared-needs')),
  },
);

const wishes = [
  { kind: 'competence' as const, code: null, claims: ['name', 'level', 'session'], required: true },
  { kind: 'enrolment' as const, code: null, claims: ['givenName', 'familyName'], required: false },
  { kind: 'enrolment' as const, code: null, claims: ['email'], required: false },
];
const ask = async (by: Portal): Promise<string> => {
  const body = { purpose: 'Étudier votre candidature au poste de coffreuse', wishes, retentionDays: 90, match: false };
  return (await by.call(createPresentationRequest, { body })).uri!;
};
const open = async (page: Page, uri: string): Promise<void> => {
  await paste(page, uri);
  await page.getByText('Ce qui part').waitFor();
  await still(page);
};
const enter = holder();
const wallet: readonly Scene[] = Object.entries<Step>({
  'needs-unusual': async (page, world) => open(page, await ask((await castOf(world)).recruiter)),
  'needs-unusual-ticked': async (page) => {
    for (const box of await page.locator('li.over').getByRole('checkbox').all()) await box.check();
    await still(page);
  },
  'needs-undeclared': async (page, world) => {
    const { around } = await castOf(world);
    const organism = organismOf('Menuiserie du Pont Rouge');
    const newcomers = await found(around, 'verifier', await platformOf(around, 'verifier'), { organism, kind: 'company' });
    await open(page, await ask(newcomers));
  },
}).map(([name, step]) => ({ app: 'wallet', name, enter, open: step }));

export const scenes: readonly Scene[] = [...company, ...decided, ...wallet];
