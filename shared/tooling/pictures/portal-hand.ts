// A hand on a portal: signing in, waiting until nothing moves, and a server that does not answer.
import type { Page } from 'playwright-core';
import { password } from '../demo/people.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';

export type PortalApp = 'issuer' | 'verifier';

export const portalUrl = (world: PictureWorld, app: PortalApp): string => world.product.addresses[app].url;
export const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
export const follow = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('link', { name }).first().click();
export const see = (page: Page, words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor();

/** Nothing of a skeleton, of a wait or of a movement is left on the screen. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(250);
};

/** Opens a page of the portal by its address. */
export const visit = async (page: Page, world: PictureWorld, app: PortalApp, address: string): Promise<void> => {
  await page.goto(`${portalUrl(world, app)}${address}`);
  await settled(page);
};

export const signInAs =
  (app: PortalApp, who: (world: PictureWorld) => string | Promise<string>): Step =>
  async (page, world) => {
    const email = await who(world);
    await visit(page, world, app, '/sign-in');
    await page.getByLabel('Adresse e-mail').fill(email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await press(page, 'Se connecter');
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    await settled(page);
  };

/** Opens a page while the calls to that address are refused: the state of error, with its way out. */
export const failing =
  (app: PortalApp, address: string, calls: string): Step =>
  async (page, world) => {
    const body = JSON.stringify({
      type: 'about:blank',
      title: 'Le service est momentanément indisponible',
      status: 503,
      code: 'unavailable',
    });
    await page.route(calls, (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body }));
    await visit(page, world, app, address);
    await page.unroute(calls);
  };

/** The scenes of one person, by their names. */
export const scenesOf = (app: PortalApp, enter: Step | undefined, steps: Readonly<Record<string, Step>>): readonly Scene[] =>
  Object.entries(steps).map(([name, open]) => ({ app, name, ...(enter ? { enter } : {}), open }));
