// A carnet that the browser erased, and how well this device keeps one.
import type { Page } from 'playwright-core';
import type { Scene, Step } from '../scene.ts';
import { firstRun, go, settled, walletUrl } from './wallet-hand.ts';

const of = (enter: Step, scenes: Readonly<Record<string, Step>>): readonly Scene[] =>
  Object.entries(scenes).map(([name, open]) => ({ app: 'wallet', name: `eviction-${name}`, enter, open }));
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click();

/** The edges of the browser: what it promised and what room it says there is. */
const browserSays = (page: Page, kept: boolean, estimate: StorageEstimate): Promise<unknown> =>
  page.evaluate(
    ([promised, said]) =>
      Object.assign(navigator.storage, {
        persisted: () => Promise.resolve(promised),
        persist: () => Promise.resolve(promised),
        estimate: () => Promise.resolve(said),
      }),
    [kept, estimate] as const,
  );
const toDevice = async (page: Page): Promise<void> => {
  await go(page, '/links');
  await go(page, '/me');
  await page.getByRole('heading', { name: 'Cet appareil' }).waitFor();
};

const holder: Step = async (page, world) => {
  await page.goto(walletUrl(world));
  await firstRun(page);
  await press(page, /Ouvrir mon carnet/u);
  await page.waitForURL('**/credentials');
};
const device = of(holder, {
  'device-not-kept': async (page) => {
    await browserSays(page, false, { usage: 12_400_000, quota: 4_212_400_000 });
    await toDevice(page);
  },
  'device-refused': async (page) => {
    await press(page, 'Demander au navigateur de le garder');
    await page.getByText('Le navigateur ne l’a pas promis').waitFor();
  },
  'device-install': async (page) => {
    await browserSays(page, true, { usage: 1_460_000_000, quota: 4_212_400_000 });
    await page.evaluate(() => {
      const outcome = { outcome: 'accepted' };
      dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt: () => Promise.resolve(outcome) }));
    });
    await toDevice(page);
    await page.getByRole('button', { name: 'Ajouter à l’écran d’accueil' }).waitFor();
  },
  'device-installed': async (page) => {
    await press(page, 'Ajouter à l’écran d’accueil');
    await page.getByText('Votre carnet est installé').waitFor();
  },
  'device-little-room': async (page) => {
    await browserSays(page, true, { usage: 92_000_000, quota: 98_000_000 });
    await toDevice(page);
    await page.getByText('Il reste peu de place').waitFor();
  },
  'update-refused': async (page) => {
    await page.evaluate(async () => (await caches.open('carnet-release')).put('/refused', new Response()));
    await toDevice(page);
    await page.getByText('sans la bonne signature').scrollIntoViewIfNeeded();
  },
  welcome: async (page, world) => {
    const devtools = await page.context().newCDPSession(page);
    const storageTypes = 'indexeddb,cache_storage,service_workers,local_storage';
    await devtools.send('Storage.clearDataForOrigin', { origin: new URL(walletUrl(world)).origin, storageTypes });
    await page.getByRole('heading', { name: /Le navigateur a effacé/u }).waitFor();
    await settled(page);
  },
});

export const scenes: readonly Scene[] = device;
