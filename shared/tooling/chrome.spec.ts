import { launchChromium } from './chrome.ts';

describe('the Chromium of the tests', () => {
  it('opens pages side by side and knows what the wallet needs', async () => {
    const browser = await launchChromium();

    const pages = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()));

    for (const page of pages) {
      await page.goto('data:text/html,<title>Carnet</title>');
      expect(await page.title()).toBe('Carnet');
      expect(await page.evaluate(() => typeof WebAssembly)).toBe('object');
    }
    await browser.close();
  }, 60_000);
});
