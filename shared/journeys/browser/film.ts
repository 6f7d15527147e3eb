// What a camera sees: pictures of a screen, as a film that Chromium takes for its camera.
import { writeFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';

/** Chromium plays thirty pictures in a second. */
const each = 24;

/** The arguments under which a browser has that file for a camera; it may be written later, before the camera is asked for. */
export const cameraOf = (file: string): readonly string[] => [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
];

/** As sharp as a telephone's screen. */
export const sharpen = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', { width: 390, height: 844, deviceScaleFactor: 2, mobile: true });
};

/** One picture of what is on the screen there. */
export const photograph = (page: Page, what: Locator): Promise<Buffer> =>
  what.boundingBox().then((box) => {
    if (!box) throw new Error('it is not on the screen');
    // Motion JPEG goes by blocks: a side that is no multiple of eight (four, on a screen twice as dense) plays as a black picture
    const [x, y, side] = [Math.floor(box.x), Math.floor(box.y), Math.ceil((Math.max(box.width, box.height) + 1) / 4) * 4];
    return page.screenshot({ type: 'jpeg', quality: 92, scale: 'device', clip: { x, y, width: side, height: side } });
  });

/** Motion JPEG: whole pictures one after the other, each for most of a second. */
export const film = (file: string, pictures: readonly Buffer[]): void => {
  writeFileSync(file, Buffer.concat(pictures.flatMap((picture) => Array.from({ length: each }, () => picture))));
};
