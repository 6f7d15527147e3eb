// Plays scenes, photographs them in light and dark, and asks axe about each.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from './enter-node.mjs';
import type { PictureWorld, Scene } from './scene.ts';

export interface Taken {
  readonly scene: Scene;
  readonly width: number;
  readonly theme: 'light' | 'dark' | '';
  readonly faults: readonly string[];
}
interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: readonly unknown[] }[] }[];
}

export const widths = [390, 1280] as const;
const themes = ['light', 'dark'] as const;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const askAxe = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  const result = await page.evaluate(async () => (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe.run());
  return result.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(', ')}`,
  );
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

const photograph = async (page: Page, scene: Scene, width: number, heard: string[]): Promise<Taken[]> => {
  const taken: Taken[] = [];
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.waitForTimeout(150);
    const folder = path.join(root, 'out', 'pictures', scene.app);
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, `${scene.name}-${width}-${theme}.png`), fullPage: true });
    taken.push({ scene, width, theme, faults: [...heard.splice(0), ...(await askAxe(page))] });
  }
  return taken;
};

const play = async (page: Page, scene: Scene, world: PictureWorld, heard: string[]): Promise<Taken[]> => {
  try {
    await scene.open(page, world);
    return await photograph(page, scene, world.width, heard);
  } catch (error) {
    return [
      { scene, width: world.width, theme: '', faults: [`not reached: ${(error as Error).message.split('\n').slice(0, 4).join(' ')}`] },
    ];
  }
};

const playReel = async (browser: Browser, scenes: readonly Scene[], world: PictureWorld): Promise<Taken[]> => {
  const context = await browser.newContext({
    viewport: { width: world.width, height: world.width < 600 ? 844 : 900 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const heard = listen(page);
  const taken: Taken[] = [];
  try {
    await scenes[0]?.enter?.(page, world);
    for (const scene of scenes) taken.push(...(await play(page, scene, world, heard)));
  } catch (error) {
    const faults = [`nobody could enter: ${(error as Error).message.split('\n').slice(0, 4).join(' ')}`];
    taken.push(...scenes.map((scene) => ({ scene, width: world.width, theme: '' as const, faults })));
  } finally {
    await context.close();
  }
  return taken;
};

/** Takes every scene at both widths. Scenes that name the same `enter` share a context; one that cannot be reached is a fault, not an end. */
export async function takePictures(
  browser: Browser,
  scenes: readonly Scene[],
  world: Omit<PictureWorld, 'width'>,
  tell: (taken: Taken) => void,
): Promise<readonly Taken[]> {
  const reels = [...Map.groupBy(scenes, (scene) => scene.enter ?? scene).values()];
  const all: Taken[] = [];
  for (const width of widths) {
    for (const reel of reels) {
      const taken = await playReel(browser, reel, { ...world, width });
      taken.forEach(tell);
      all.push(...taken);
    }
  }
  return all;
}
