// The wallet when another site leads to it: the page where one identifies, its answer, and a wallet that is not made yet.
import type { Page } from 'playwright-core';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { digitsFor, issuerOf } from './authorise-people.ts';
import { portalUrl, see } from './portal-hand.ts';
import { firstRun, settled, unlock, walletUrl } from './wallet-hand.ts';
import { castOf, mintCompetence, newcomer, validate, type Newcomer } from './wallet-people.ts';

const of = (enter: Step, scenes: Readonly<Record<string, Step>>): readonly Scene[] =>
  Object.entries(scenes).map(([name, open]) => ({ app: 'wallet', name, enter, open }));
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click();

// ---- by the authorization code flow
const people = new WeakMap<Page, Newcomer>();
const unconnected: Step = async (page, world) => {
  const cast = await castOf(world);
  const who = await newcomer(cast);
  await validate(cast, who, 0, 'argent');
  people.set(page, who);
  await page.goto(walletUrl(world));
  await firstRun(page);
};
const identify = async (page: Page, world: PictureWorld): Promise<void> => {
  const who = people.get(page);
  if (!who) throw new Error('nobody entered');
  await see(page, 'Un carnet demande');
  await page.getByLabel('Votre adresse e-mail').fill(who.enrolment.email);
  await press(page, 'Recevoir un code');
  await page.getByLabel('Le code à six chiffres').fill(await digitsFor(world, who));
  await press(page, /dans mon carnet/u);
};
const byCode = of(unconnected, {
  'receive-identify': async (page, world) => {
    await page.goto(`${portalUrl(world, 'issuer')}/add/${(await issuerOf(world)).split('/').at(-1)!}`);
    await page.getByRole('link', { name: 'Ajouter à mon carnet' }).click();
    await unlock(page);
    await see(page, 'Organisme reconnu');
    await settled(page);
  },
  'receive-answer': async (page, world) => {
    await press(page, 'Continuer chez l’organisme');
    await identify(page, world);
    await unlock(page);
    await see(page, /ajoutées? à votre carnet/u);
    await settled(page);
  },
  'receive-answer-unasked': async (page, world) => {
    await page.goto(`${walletUrl(world)}/receive/callback?code=vole&state=invente`);
    await unlock(page);
    await see(page, 'ne correspond à aucune demande');
  },
});

// ---- an offer by link, on a device without a wallet
const offered: Step = async (page, world) => {
  const { uri } = await mintCompetence(await castOf(world));
  await page.goto(`${walletUrl(world)}/receive#${uri.slice(uri.indexOf('?') + 1)}`);
};
const first = of(offered, {
  'welcome-offer': async (page) => page.getByText('Une preuve vous attend').waitFor(),
  'join-offer': async (page) => {
    await firstRun(page);
    await see(page, 'vous attend toujours');
  },
  'receive-first': async (page) => {
    await press(page, 'Voir la preuve proposée');
    await see(page, 'Organisme reconnu');
    await settled(page);
  },
});

export const scenes: readonly Scene[] = [...byCode, ...first];
