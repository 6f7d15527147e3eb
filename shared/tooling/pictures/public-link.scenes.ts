// The page of a verification link, as anyone who was given one sees it.
import type { Page } from 'playwright-core';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { hold, portalUrl, press, release, scenesOf, see, seeLoading, settled, still } from './portal-hand.ts';
import { giveLink, marketOf, type Market } from './verifier-people.ts';
import { castOf } from './wallet-people.ts';

/** The key stands in the fragment, so the page is opened anew. */
const follow = async (page: Page, url: string): Promise<void> => {
  await page.goto('about:blank');
  await page.goto(url);
  await settled(page);
};
const link =
  (which: keyof Market['links'], words: string): Step =>
  async (page, world) => {
    await follow(page, (await marketOf(world)).links[which]);
    await see(page, words);
  };
const wrongKey = async (world: PictureWorld): Promise<string> =>
  `${(await marketOf(world)).links.verified.split('#')[0]}#${'A'.repeat(43)}`;

const anyone: Step = async () => undefined;
export const scenes: readonly Scene[] = scenesOf('verifier', anyone, {
  present: async (page, world) => {
    await follow(page, await giveLink(await castOf(world)));
    await see(page, 'Présenter un justificatif');
  },
  'present-here': async (page) => {
    await press(page, 'Mon carnet est sur cet appareil');
    await see(page, 'Ouvrir mon carnet');
  },
  'present-elsewhere': async (page, world) => {
    await follow(page, await giveLink(await castOf(world)));
    await press(page, 'Mon carnet est sur un autre appareil');
    await see(page, 'Nombre à recopier');
  },
  'present-over': async (page, world) => {
    await follow(page, `${portalUrl(world, 'verifier')}/p#${'A'.repeat(43)}`);
    await see(page, 'n’est plus valable');
  },
  'present-loading': async (page, world) => {
    await hold(page, '**/api/v1/presentations/links');
    await page.goto('about:blank');
    await page.goto(await giveLink(await castOf(world)));
    await seeLoading(page);
  },
  'present-error': async (page, world) => {
    await release(page);
    await page.route('**/api/v1/presentations/links', (route) => route.abort());
    await follow(page, await giveLink(await castOf(world)));
    await page.locator('carnet-failure').waitFor();
    await page.unroute('**/api/v1/presentations/links');
  },
  'present-back': async (page, world) => {
    await follow(page, `${portalUrl(world, 'verifier')}/p/back#${'A'.repeat(43)}`);
    await see(page, 'Rien à remettre');
  },
  link: link('verified', 'authentique'),
  'link-print': still,
  'link-refused': link('refused', 'Ne vous y fiez pas'),
  'link-to-check': async (page, world) => {
    await page.route('**/o/*/status/*', (route) => route.abort());
    await link('verified', 'Ne décidez rien')(page, world);
    await page.unroute('**/o/*/status/*');
  },
  'link-no-key': async (page, world) => {
    await follow(page, (await marketOf(world)).links.verified.split('#')[0]!);
    await see(page, 'Ce lien est incomplet');
  },
  'link-wrong-key': async (page, world) => {
    await follow(page, await wrongKey(world));
    await see(page, 'Ce lien ne s’ouvre pas');
  },
  'link-gone': link('gone', 'n’est plus ouvert'),
  'link-unknown': async (page, world) => {
    await follow(page, `${portalUrl(world, 'verifier')}/v/${'A'.repeat(22)}#${'A'.repeat(43)}`);
    await see(page, 'n’est plus ouvert');
  },
  'link-error': async (page, world) => {
    await page.route('**/api/v1/links/*', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' }));
    await follow(page, (await marketOf(world)).links.verified);
    await see(page, 'n’a pas pu être ouvert');
    await page.unroute('**/api/v1/links/*');
  },
  'link-offline': async (page, world) => {
    await page.route('**/api/v1/links/*', (route) => route.abort());
    await follow(page, (await marketOf(world)).links.verified);
    await see(page, 'La connexion est coupée');
    await page.unroute('**/api/v1/links/*');
  },
  'link-loading': async (page, world) => {
    await hold(page, '**/api/v1/links/*');
    await page.goto('about:blank');
    await page.goto((await marketOf(world)).links.verified);
    await seeLoading(page);
  },
});
