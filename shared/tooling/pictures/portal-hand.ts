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

/** The calls that a page still waits for, from a picture of its loading. */
const held = new WeakMap<Page, string>();
/** From now on the calls to that address get no answer, until they are released: letting go of them answers them. */
export const hold = async (page: Page, calls: string): Promise<void> => {
  await release(page);
  held.set(page, calls);
  await page.route(calls, () => undefined);
};
/** The shape of what is loading is on the screen. */
export const seeLoading = (page: Page): Promise<void> => page.locator('carnet-skeleton .leaf__body').first().waitFor();
export const release = async (page: Page): Promise<void> => {
  const calls = held.get(page);
  if (calls) await page.unroute(calls);
  held.delete(page);
};

/** Opens a page of the portal by its address. */
export const visit = async (page: Page, world: PictureWorld, app: PortalApp, address: string): Promise<void> => {
  await release(page);
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
    await release(page);
    await page.route(calls, (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body }));
    await visit(page, world, app, address);
    await page.unroute(calls);
  };

/** Opens a page while the calls to that address get no answer: the shape of what is loading. The next visit ends the wait. */
export const loading =
  (app: PortalApp, address: string, calls: string): Step =>
  async (page, world) => {
    await hold(page, calls);
    await page.goto('about:blank');
    await page.goto(`${portalUrl(world, app)}${address}`);
    await seeLoading(page);
  };

/** Opens a page with an answer changed on its way: a state that only the passing of days brings about. */
export const changing = async (
  page: Page,
  calls: string,
  change: (answer: Record<string, unknown>) => Record<string, unknown>,
  open: () => Promise<void>,
): Promise<void> => {
  await release(page);
  await page.route(calls, async (route) => {
    const response = await route.fetch();
    return route.fulfill({ response, json: change((await response.json()) as Record<string, unknown>) });
  });
  await open();
  await page.unroute(calls);
};

/** The same page as the scene before, seen otherwise. */
export const still: Step = () => Promise.resolve();

/** The scenes of one person, by their names; what is called `…-print` is photographed as paper. */
export const scenesOf = (app: PortalApp, enter: Step | undefined, steps: Readonly<Record<string, Step>>): readonly Scene[] =>
  Object.entries(steps).map(([name, open]) => ({
    ...{ app, name, open },
    ...(enter ? { enter } : {}),
    ...(name.endsWith('-print') ? { paper: true as const } : {}),
  }));
