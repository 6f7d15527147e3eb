// Plays scenes, photographs them in light and dark, and asks axe about each.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { root } from './enter-node.mjs';
import type { Seen, ShownState } from './picture-gaps.ts';
import type { PictureWorld, Scene } from './scene.ts';

export interface Taken {
  readonly scene: Scene;
  readonly width: number;
  readonly theme: 'light' | 'dark' | '';
  readonly faults: readonly string[];
  /** What the picture shows; null when the scene was not reached. */
  readonly seen: Seen | null;
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

/**
 * No colour is on its way any more: with little motion every transition lasts 1 ms, and an inherited colour passes from each element to those
 * inside it, one frame after another.
 */
const calm = async (page: Page): Promise<void> => {
  await page.waitForTimeout(150);
  await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const moving = (): boolean => document.getAnimations().some((one) => one instanceof CSSTransition);
    for (let still = 0, frames = 0; still < 3 && frames < 300; frames += 1) {
      await frame();
      still = moving() ? 0 : still + 1;
    }
  });
};

const photograph = async (page: Page, scene: Scene, width: number, heard: string[]): Promise<Taken[]> => {
  const taken: Taken[] = [];
  const seen: Seen = { app: scene.app, width, address: new URL(page.url()).pathname, state: await shownState(page) };
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await calm(page);
    const folder = path.join(root, 'out', 'pictures', scene.app);
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, `${scene.name}-${width}-${theme}.png`), fullPage: true });
    taken.push({ scene, width, theme, faults: [...heard.splice(0), ...(await askAxe(page))], seen });
  }
  return taken;
};

const play = async (page: Page, scene: Scene, world: PictureWorld, heard: string[]): Promise<Taken[]> => {
  try {
    await scene.open(page, world);
    return await photograph(page, scene, world.width, heard);
  } catch (error) {
    return [
      {
        scene,
        width: world.width,
        theme: '',
        faults: [`not reached: ${(error as Error).message.split('\n').slice(0, 4).join(' ')}`],
        seen: null,
      },
    ];
  }
};

const playReel = async (
  browser: Browser,
  scenes: readonly Scene[],
  world: PictureWorld,
  tell: (taken: Taken) => void,
): Promise<Taken[]> => {
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
    for (const scene of scenes) {
      const shots = await play(page, scene, world, heard);
      shots.forEach(tell);
      taken.push(...shots);
    }
  } catch (error) {
    const faults = [`nobody could enter: ${(error as Error).message.split('\n').slice(0, 4).join(' ')}`];
    const missed = scenes.map((scene) => ({ scene, width: world.width, theme: '' as const, faults, seen: null }));
    missed.forEach(tell);
    taken.push(...missed);
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
      all.push(...(await playReel(browser, reel, { ...world, width }, tell)));
    }
  }
  return all;
}
