// What people contest, as the organism reads it, and the dialogs by which a decision or an identity is put right.
import type { Page } from 'playwright-core';
import { contestCredential } from '../../../wallet/src/credentials/contestations.ts';
import type { StoredCredential } from '../../../wallet/src/credentials/stored-credential.ts';
import { openWallet } from '../demo/trainee.ts';
import { manager } from '../demo/people.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { emptyOrganism, sessionOf } from './issuer-people.ts';
import { failing, loading, press, scenesOf, see, settled, signInAs, visit } from './portal-hand.ts';
import { answerContestation, castOf, newcomer, validate } from './wallet-people.ts';

const open =
  (address: string | ((world: PictureWorld) => string)): Step =>
  (page, world) =>
    visit(page, world, 'issuer', typeof address === 'string' ? address : address(world));

const words = [
  'Sur le chantier de la halle j’ai dirigé l’équipe trois semaines : c’est le niveau or, pas le bronze.',
  'La date est celle de la rentrée. L’évaluation a eu lieu le vendredi suivant, devant deux personnes de l’atelier.',
] as const;
const contested = new WeakMap<object, Promise<void>>();
const contest = async (world: PictureWorld): Promise<void> => {
  const cast = await castOf(world);
  const who = await newcomer(cast);
  await validate(cast, who, 0, 'bronze');
  await validate(cast, who, 1, 'argent');
  const wallet = await openWallet(cast.around, { ...who.enrolment, department: '44', situation: 'searching' }, 3);
  const held = (await wallet.store.all<StoredCredential>('credentials')).filter(({ kind }) => kind === 'competence');
  await contestCredential(wallet, held[0]!.id, words[0]);
  await answerContestation(cast);
  await contestCredential(wallet, held[1]!.id, words[1]);
};
const bothContested = (world: PictureWorld): Promise<void> => {
  const known = contested.get(world.product) ?? contest(world);
  contested.set(world.product, known);
  return known;
};

const cell = (page: Page, row: number, column: number): Promise<void> => page.locator(`[data-place='${row} ${column}']`).click();
const answering = scenesOf(
  'issuer',
  signInAs('issuer', () => manager.email),
  {
    contestations: async (page, world) => {
      await bothContested(world);
      await open('/credentials/contestations')(page, world);
    },
    'contestations-keeping': async (page) => {
      await press(page, 'Maintenir, avec une explication');
      await see(page, 'lira votre explication');
    },
    'contestations-error': async (page, world) => {
      await page.goto('about:blank');
      await failing('issuer', '/credentials/contestations', '**/api/v1/contestations*')(page, world);
    },
    'contestations-loading': loading('issuer', '/credentials/contestations', '**/api/v1/contestations*'),
    'competences-correcting': async (page, world) => {
      await open((one) => `/competences/${sessionOf(one)}`)(page, world);
      await cell(page, 2, 0);
      await press(page, 'Corriger le niveau');
      await page.getByRole('dialog').waitFor();
    },
    'competences-correcting-missing': async (page) => {
      await page.getByRole('dialog').getByRole('button', { name: 'Corriger le niveau' }).click();
      await see(page, 'à corriger');
      await settled(page);
    },
    'session-correcting': async (page, world) => {
      await page.goto('about:blank');
      await open((one) => `/sessions/${sessionOf(one)}`)(page, world);
      await press(page, /Autres actions : Nadia/u);
      await page.getByRole('menuitem', { name: 'Corriger' }).click();
      await see(page, 'Corriger l’identité');
    },
  },
);
const nothing = scenesOf('issuer', signInAs('issuer', emptyOrganism), {
  'contestations-empty': open('/credentials/contestations'),
});

export const scenes: readonly Scene[] = [...answering, ...nothing];
