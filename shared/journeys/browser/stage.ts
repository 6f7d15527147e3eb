// The stage of the browser test: one product, and everybody who plays, each in a browser context of their own.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { calm } from '../../tooling/calm.ts';
import { launchChromium } from '../../tooling/chrome.ts';
import { Mailbox } from '../../tooling/demo/portal.ts';
import { root } from '../../tooling/enter-node.mjs';
import { startTestProduct, type TestProduct } from '../../tooling/test-product.ts';

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: readonly unknown[] }[] }[];
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const players = ['platform', 'director', 'manager', 'trainer', 'trainee', 'neighbour', 'company', 'recruiter', 'anonymous'] as const;
export type Player = (typeof players)[number];

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desk = { viewport: { width: 1280, height: 900 } };

/** An answer with an error status is part of the play; a fault of a script or of the content security policy is not. */
const listen = (page: Page, who: Player, heard: string[]): void => {
  page.on('pageerror', (error) => heard.push(`${who}, ${new URL(page.url()).pathname}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      heard.push(`${who}, ${new URL(page.url()).pathname}: ${message.text().slice(0, 300)}`);
  });
};

export class Stage {
  readonly product: TestProduct;
  readonly mailbox: Mailbox;
  /** Faults of pages, in the order they came. */
  readonly heard: string[] = [];
  readonly #browser: Browser;
  readonly #pages = new Map<Player, { readonly context: BrowserContext; readonly page: Page }>();

  constructor(product: TestProduct, browser: Browser) {
    this.product = product;
    this.mailbox = new Mailbox(product.home);
    this.#browser = browser;
  }

  url(place: 'issuer' | 'verifier' | 'wallet', where = '/'): string {
    return this.product.addresses[place].url + where;
  }

  /** The page of that player; the trainee holds a phone. */
  async page(who: Player): Promise<Page> {
    const known = this.#pages.get(who);
    if (known) return known.page;
    const context = await this.#browser.newContext({
      ...(who === 'trainee' ? phone : desk),
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(12_000);
    const page = await context.newPage();
    listen(page, who, this.heard);
    this.#pages.set(who, { context, page });
    return page;
  }

  /** One more tab in that player's browser. */
  async tab(who: Player): Promise<Page> {
    const page = await (await this.page(who)).context().newPage();
    listen(page, who, this.heard);
    return page;
  }

  /** A device nobody has used yet takes the place of the former one. */
  async freshDevice(who: Player): Promise<Page> {
    await this.#pages.get(who)?.context.close();
    this.#pages.delete(who);
    return this.page(who);
  }

  /** What axe finds on the page as it stands, or on another tab. */
  async axe(who: Player, tab?: Page): Promise<readonly string[]> {
    const page = tab ?? (await this.page(who));
    await calm(page);
    await page.evaluate(axe);
    const result = await page.evaluate(async () => (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run());
    const place = new URL(page.url()).pathname;
    return result.violations.map(
      ({ id, nodes }) =>
        `${place} ${id}: ${nodes
          .slice(0, 3)
          .map(({ target }) => target.join(' '))
          .join(', ')}`,
    );
  }

  /** What everybody sees, for whoever looks into a failure. */
  async photograph(name: string): Promise<void> {
    const folder = path.join(root, 'out', 'end-to-end');
    mkdirSync(folder, { recursive: true });
    for (const [who, { page }] of this.#pages)
      await page.screenshot({ path: path.join(folder, `${name}-${who}.png`), fullPage: true }).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.product.stop();
  }
}

/** A product on free ports and a Chromium, with more arguments if told. Status lists are read again after two seconds. */
export const openStage = async (more: readonly string[] = []): Promise<Stage> => {
  const product = await startTestProduct({ STATUS_LIST_TTL_SECONDS: '2' });
  return new Stage(product, await launchChromium(more));
};
