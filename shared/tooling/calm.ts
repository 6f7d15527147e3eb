import type { Page } from 'playwright-core';

/**
 * No colour is on its way any more: with little motion every transition lasts 1 ms, and an inherited colour passes from each element to those
 * inside it, one frame after another.
 */
export const calm = async (page: Page): Promise<void> => {
  await page.waitForTimeout(60);
  await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const moving = (): boolean => document.getAnimations().some((one) => one instanceof CSSTransition);
    for (let still = 0, frames = 0; still < 3 && frames < 300; frames += 1) {
      await frame();
      still = moving() ? 0 : still + 1;
    }
  });
};
