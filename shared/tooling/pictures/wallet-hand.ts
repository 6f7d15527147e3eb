// A thumb on the wallet: first run, unlocking, and moving about without reloading, which would lock it.
import type { Page } from 'playwright-core';
import type { PictureWorld } from '../scene.ts';

export const phrase = 'truelle rabot midi soleil';

export const walletUrl = (world: PictureWorld): string => world.product.addresses.wallet.url;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** As a link would, wherever that leads: the wallet stays open. */
export const leaveFor = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);

/** Goes there, and is there. */
export const go = async (page: Page, address: string): Promise<void> => {
  await leaveFor(page, address);
  await page.waitForURL((url) => url.pathname === address.split('?')[0]);
  await settled(page);
};

/** Nothing of the skeleton, of a wait or of a movement is left on the screen. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(200);
};

export const choosePhrase = async (page: Page): Promise<void> => {
  await page.getByLabel('Phrase secrète', { exact: true }).fill(phrase);
  await page.getByLabel('Encore une fois').fill(phrase);
};

/** From the welcome to the page of the invitation, or to the end of the first run without one. */
export const firstRun = async (page: Page): Promise<void> => {
  await button(page, 'Créer mon carnet').click();
  await choosePhrase(page);
  await button(page, 'Continuer').click();
  await page.getByRole('checkbox').check();
  await button(page, 'Continuer').click();
  await page.waitForURL('**/join');
};

/** Makes a wallet by this invitation and opens its home. */
export const join = async (page: Page, link: string): Promise<void> => {
  await page.goto(link);
  await firstRun(page);
  await button(page, /rejoindre/u).click();
  await page.waitForURL('**/credentials');
  await settled(page);
};

export const collect = async (page: Page): Promise<void> => {
  await button(page, /récupérer/iu).click();
  await page.getByText(/ajoutées? à votre carnet/u).waitFor();
  await settled(page);
};

/** Waits until so many leaves stand in the tray: offers are made after the commit of what they follow. */
export const seeWaiting = async (page: Page, expected: number): Promise<void> => {
  for (let tries = 0; tries < 40; tries += 1) {
    if ((await page.locator('.tray carnet-leaf').count()) >= expected) return;
    await page.waitForTimeout(300);
    await go(page, '/me');
    await go(page, '/credentials');
  }
  throw new Error(`fewer than ${expected} credentials wait`);
};

export const paste = async (page: Page, uri: string): Promise<void> => {
  await go(page, '/credentials/scan');
  await page.getByLabel('Coller un lien').fill(uri);
  await button(page, 'Continuer').click();
};

export const unlock = async (page: Page, written = phrase): Promise<void> => {
  await page.getByLabel('Phrase secrète').fill(written);
  await button(page, 'Ouvrir').click();
};

/** The hour of the page moves on, nothing else does. */
export const later = (page: Page, milliseconds: number, gesture: boolean): Promise<void> =>
  page.evaluate(
    ([passed, touched]) => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + passed;
      if (touched) dispatchEvent(new Event('pointerdown'));
    },
    [milliseconds, gesture] as const,
  );
