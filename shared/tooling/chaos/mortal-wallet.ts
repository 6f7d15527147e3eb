import { once } from 'node:events';
import { readlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import type { BrowserContext, Page } from 'playwright-core';
import type { Settings } from '../../../wallet/src/vault/wallet.ts';
import { launchProfile } from '../chrome.ts';
import { root } from '../enter-node.mjs';
import type { Driven } from './in-browser-wallet.ts';

const script = async (): Promise<string> => {
  const entry = path.join(root, 'shared/tooling/chaos/in-browser-wallet.ts');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
};

/** The wallet's origin: servers let no other page ask. */
const serve = async (port: number): Promise<Server> => {
  const text = await script();
  const server = createServer((request, response) => {
    const isScript = request.url === '/wallet.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? text : '<!doctype html><title>carnet</title><script type="module" src="/wallet.js"></script>');
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return server;
};

export type Ask = <K extends keyof Driven>(verb: K, ...given: Parameters<Driven[K]>) => Promise<Awaited<ReturnType<Driven[K]>>>;

const asking =
  (page: Page): Ask =>
  (verb, ...given) => {
    const call = ({ name, parts }: { name: string; parts: unknown }) =>
      (globalThis as unknown as { carnet: Record<string, (...all: unknown[]) => Promise<unknown>> }).carnet[name]!(...(parts as unknown[]));
    return page.evaluate(call, { name: verb, parts: given }) as ReturnType<Ask> as never;
  };

/** The wallet of one device in a real Chromium: its page can be crashed, its browser killed, and it is opened again over what was left. */
export class MortalWallet {
  readonly #profile: string;
  readonly #url: string;
  readonly #settings: Settings;
  #server: Server | null = null;
  #context: BrowserContext | null = null;
  #page: Page | null = null;

  constructor(profile: string, url: string, settings: Settings) {
    this.#profile = profile;
    this.#url = url;
    this.#settings = settings;
  }

  /** Refuses a vault that no longer opens. */
  async start(): Promise<void> {
    this.#server ??= await serve(Number(new URL(this.#url).port));
    this.#context ??= await launchProfile(this.#profile);
    this.#page = await this.#open();
  }

  get ask(): Ask {
    return asking(this.#page!);
  }

  /** The same wallet in one more tab. */
  async tab(): Promise<Ask> {
    return asking(await this.#open());
  }

  async #open(): Promise<Page> {
    const page = await this.#context!.newPage();
    await page.goto(`${this.#url}/`);
    await page.waitForFunction(() => 'carnet' in globalThis);
    if (!(await asking(page)('open', this.#settings))) throw new Error('the vault does not open any more');
    return page;
  }

  /** The page dies in the middle of whatever it does, as a tab the system takes away. */
  async crash(): Promise<void> {
    const page = this.#page!;
    this.#page = null;
    const crashed = page.waitForEvent('crash', { timeout: 10_000 });
    const session = await this.#context!.newCDPSession(page);
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
    await page.close();
  }

  /** The whole browser dies at once, as on a phone whose battery is empty. */
  async kill(): Promise<void> {
    const pid = Number(readlinkSync(path.join(this.#profile, 'SingletonLock')).split('-').at(-1));
    const context = this.#context!;
    const closed = new Promise((resolve) => context.once('close', resolve));
    this.#context = null;
    this.#page = null;
    process.kill(pid, 'SIGKILL');
    await Promise.race([closed, wait(10_000)]);
  }

  async close(): Promise<void> {
    await this.#context?.close().catch(() => undefined);
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}
