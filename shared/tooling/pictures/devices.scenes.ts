// A person with several devices: the list, the code for another, and what that other one sees.
import type { Page } from 'playwright-core';
import { acceptInvitation, readInvitations } from '../../../wallet/src/connections/connect.ts';
import { headlessWallet } from '../demo/headless-wallet.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { holder } from './holder.ts';
import { firstRun, go, leaveFor, phrase, settled, walletUrl } from './wallet-hand.ts';
import { castOf } from './wallet-people.ts';

const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
const of = (enter: Step, scenes: Readonly<Record<string, Step>>): readonly Scene[] =>
  Object.entries(scenes).map(([name, open]) => ({ app: 'wallet', name, enter, open }));

const links = new WeakMap<object, string>();
const copyCode: Step = async (page, world) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('carnet-qr svg').waitFor();
  await page.locator('carnet-copy-button button').click();
  links.set(world, await page.evaluate(() => navigator.clipboard.readText()));
  await page.getByRole('button', { name: 'Copier' }).waitFor();
};
const code: Step = async (page, world) => {
  await page.getByLabel('Phrase secrète').fill(phrase);
  await press(page, 'Continuer');
  await copyCode(page, world);
};
const come = async (world: PictureWorld): Promise<void> => {
  const wallet = headlessWallet((await castOf(world)).around.settings);
  const { taken, organisms } = await readInvitations(wallet, links.get(world)!);
  for (const organism of organisms) await acceptInvitation(wallet, organism, taken ?? []);
};

const onPhone = of(holder(), {
  devices: async (page) => {
    await go(page, '/devices');
    await page.getByText('Cet appareil').waitFor();
  },
  'devices-prove': async (page) => {
    await page.getByRole('link', { name: /Ajouter un appareil/u }).click();
    await page.getByText('D’abord, montrez que c’est vous').waitFor();
  },
  'devices-code': code,
  'devices-added': async (page, world) => {
    await come(world);
    await page.getByText('est ajouté à votre carnet').waitFor();
  },
  'devices-two': async (page) => {
    await page.getByRole('link', { name: /Voir mes appareils/u }).click();
    await page.getByRole('button', { name: /Retirer/u }).waitFor();
    await settled(page);
  },
  'devices-remove': async (page) => {
    await press(page, /Retirer/u);
    await page.getByRole('dialog').waitFor();
    await settled(page);
  },
  'devices-removed': async (page) => {
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
    await page.getByText('ses preuves ne valent plus').waitFor();
    await settled(page);
  },
  'devices-code-over': async (page) => {
    await page.getByRole('link', { name: /Ajouter un appareil/u }).click();
    await page.getByLabel('Phrase secrète').fill(phrase);
    await press(page, 'Continuer');
    await page.locator('carnet-qr svg').waitFor();
    await page.evaluate(() => {
      const real = performance.now.bind(performance);
      performance.now = () => real() + 11 * 60_000;
    });
    await page.getByText('Ce code n’est plus valable').waitFor();
  },
  'join-own-code': async (page, world) => {
    await press(page, 'Préparer un autre code');
    await copyCode(page, world);
    const { pathname, hash } = new URL(links.get(world)!);
    await leaveFor(page, pathname + hash);
    await page.getByText('déjà relié à ces organismes').waitFor();
    await page.getByRole('heading', { name: 'Cet appareil n’est pas ajouté' }).waitFor();
  },
  'devices-away': async (page) => {
    await go(page, '/me');
    await page.context().setOffline(true);
    await go(page, '/devices');
    await page.getByRole('button', { name: /Réessayer/u }).waitFor();
  },
});

const join: Step = async (page, world) => {
  const phone = await page.context().browser()!.newContext({ locale: 'fr-FR' });
  const first = await phone.newPage();
  await holder()(first, world);
  await go(first, '/devices/new');
  await code(first, world);
  await phone.close();
  await page.goto(links.get(world)!);
  await firstRun(page);
};
const onComputer = of(join, {
  'join-device': async (page) => {
    await page.getByText('Organisme reconnu').waitFor();
    await settled(page);
  },
});

const alone: Step = async (page, world) => {
  await page.goto(walletUrl(world));
  await firstRun(page);
  await press(page, 'Ouvrir mon carnet');
};
const nobody = of(alone, {
  'devices-empty': async (page) => {
    await go(page, '/devices');
    await page.getByText('Aucun organisme relié').waitFor();
  },
});

export const scenes: readonly Scene[] = [...onPhone, ...onComputer, ...nobody];
