// Plays scenes, photographs them in light and dark, and asks axe about each.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { calm } from './calm.ts';
import { root } from './enter-node.mjs';
import type { Seen, ShownState } from './picture-gaps.ts';
import type { PictureWorld, Scene } from './scene.ts';

export interface Taken {
  readonly scene: Scene;
  readonly width: number;
  readonly theme: Theme | '';
  readonly faults: readonly string[];
  /** What the picture shows; null when the scene was not reached. */
  readonly seen: Seen | null;
}
interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: readonly unknown[] }[] }[];
}

export const widths = [390, 1280] as const;
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];
const viewport = (width: number) => ({ width, height: width < 600 ? 844 : 900 });
/** A sheet of A4 at 96 dpi: as wide whatever it is printed from. */
const sheet = { width: 794, height: 1123 };
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** In the dark only colours differ: axe is asked about contrast there, and about everything in the light. */
const askAxe = async (page: Page, theme: Theme): Promise<string[]> => {
  await page.evaluate(axe);
  const result = await page.evaluate(
    async (options) => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResult> } }).axe.run(options),
    theme === 'light' ? { resultTypes: ['violations'] } : { resultTypes: ['violations'], runOnly: ['color-contrast'] },
  );
  return result.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(', ')}`,
  );
};

const shownState = async (page: Page): Promise<ShownState> => {
  const marks = [
    ['error', 'carnet-failure'],
    ['loading', 'carnet-skeleton .leaf__body'],
    ['empty', 'carnet-empty'],
  ] as const;
  for (const [state, mark] of marks) if ((await page.locator(mark).count()) > 0) return state;
  return 'full';
};

/** Faults of the page itself; an answer with an error status is what error states are made of. */
const listen = (page: Page): string[] => {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(`page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      heard.push(`console: ${message.text().slice(0, 200)}`);
  });
  return heard;
};

/** The page from its top: a dialog pins the page where it was scrolled to, which means nothing once it is widened. */
const fromTop = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.style.top = '';
    scrollTo(0, 0);
  });

const photographAt = async (page: Page, scene: Scene, width: number, heard: string[]): Promise<Taken[]> => {
  const taken: Taken[] = [];
  const seen: Seen = { app: scene.app, width, address: new URL(page.url()).pathname, state: await shownState(page) };
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await fromTop(page);
    await calm(page);
    const folder = path.join(root, 'out', 'pictures', scene.app);
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, `${scene.name}-${width}-${theme}.png`), fullPage: true });
    taken.push({ scene, width, theme, faults: [...heard.splice(0), ...(await askAxe(page, theme))], seen });
  }
  return taken;
};

/** A screen is played once, as on a phone, and widened for its second picture; paper has its own width. */
const photograph = async (page: Page, scene: Scene, heard: string[]): Promise<Taken[]> => {
  const taken: Taken[] = [];
  try {
    if (scene.paper) await page.emulateMedia({ media: 'print' });
    for (const size of scene.paper ? [sheet] : widths.map(viewport)) {
      await page.setViewportSize(size);
      taken.push(...(await photographAt(page, scene, size.width, heard)));
    }
  } finally {
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.setViewportSize(viewport(widths[0]));
  }
  return taken;
};

const notReached = (scene: Scene, before: string, error: unknown): Taken => ({
  scene,
  width: widths[0],
  theme: '',
  faults: [`${before}: ${(error as Error).message.split('\n').slice(0, 4).join(' ')}`],
  seen: null,
});

/** A scene that nobody asked for is played all the same, for those after it, but not photographed. */
const play = async (page: Page, scene: Scene, { world, wanted, heard }: Reel): Promise<Taken[]> => {
  try {
    await scene.open(page, world);
    return wanted(scene) ? await photograph(page, scene, heard) : [];
  } catch (error) {
    return [notReached(scene, 'not reached', error)];
  }
};

interface Reel {
  readonly world: PictureWorld;
  readonly wanted: (scene: Scene) => boolean;
  readonly heard: string[];
}
type Tell = (taken: Taken) => void;

const playReel = async (browser: Browser, scenes: readonly Scene[], asked: Omit<Reel, 'heard'>, tell: Tell): Promise<Taken[]> => {
  const context = await browser.newContext({
    viewport: viewport(asked.world.width),
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const reel = { ...asked, heard: listen(page) };
  const taken: Taken[] = [];
  const add = (shots: readonly Taken[]): void => {
    shots.forEach(tell);
    taken.push(...shots);
  };
  try {
    await scenes[0]?.enter?.(page, reel.world);
    for (const scene of scenes) add(await play(page, scene, reel));
  } catch (error) {
    add(scenes.map((scene) => notReached(scene, 'nobody could enter', error)));
  } finally {
    await context.close();
  }
  return taken;
};

const everyScene = (): boolean => true;

/**
 * Takes every wanted scene at both widths. Scenes that name the same `enter` share a context and are played in their order, up to the last one
 * wanted; one that cannot be reached is a fault, not an end.
 */
export async function takePictures(
  browser: Browser,
  scenes: readonly Scene[],
  world: Omit<PictureWorld, 'width'>,
  tell: Tell,
  wanted: (scene: Scene) => boolean = everyScene,
): Promise<readonly Taken[]> {
  const all: Taken[] = [];
  for (const reel of Map.groupBy(scenes, (scene) => scene.enter ?? scene).values()) {
    const played = reel.slice(0, reel.findLastIndex(wanted) + 1);
    if (played.length > 0) all.push(...(await playReel(browser, played, { world: { ...world, width: widths[0] }, wanted }, tell)));
  }
  return all;
}
