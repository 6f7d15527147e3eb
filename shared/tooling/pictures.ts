// `npm run pictures`: every scene at two widths, light and dark, into out/pictures, and what no scene shows yet. A word after `--` photographs the
// scenes whose app or name has it (those before them, of the same person, are only played) and asks for no more.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from './chrome.ts';
import { root } from './enter-node.mjs';
import { pictureGaps } from './picture-gaps.ts';
import type { PictureWorld, Scene } from './scene.ts';
import { takePictures, widths, type Taken } from './take-pictures.ts';
import { startTestProduct } from './test-product.ts';

const word = process.argv[2] ?? '';
const scenes: Scene[] = [];
for (const list of globSync('shared/tooling/pictures/*.scenes.ts', { cwd: root }).sort()) {
  const loaded = (await import(path.join(root, list))) as { scenes: readonly Scene[] };
  scenes.push(...loaded.scenes);
}
const wanted = ({ app, name }: Scene): boolean => `${app}/${name}`.includes(word);
const asked = scenes.filter(wanted).length;
const product = await startTestProduct({ STATUS_LIST_TTL_SECONDS: '1' });
const browser = await launchChromium();
try {
  await product.demo();
  const demo = JSON.parse(readFileSync(path.join(product.home, 'demo.json'), 'utf8')) as PictureWorld['demo'];
  const tell = ({ scene, width, theme, faults }: Taken): void =>
    console.log(
      `  ${faults.length > 0 ? '✗' : '✓'} ${scene.app.padEnd(8)} ${scene.name.padEnd(36)} ${String(width).padStart(4)} ${theme}${faults.map((fault) => `\n      ${fault}`).join('')}`,
    );
  const taken = await takePictures(browser, scenes, { product, demo }, tell, wanted);
  const faulty = taken.filter(({ faults }) => faults.length > 0);
  const seen = taken.flatMap((one) => one.seen ?? []);
  const gaps = word === '' ? pictureGaps(['issuer', 'verifier', 'wallet'], seen, widths) : [];
  if (gaps.length > 0) console.log(`\n${gaps.join('\n')}`);
  console.log(
    `\n${taken.filter(({ theme }) => theme).length} pictures of ${asked} scenes, ${faulty.length} with faults, ${gaps.length} states without`,
  );
  process.exitCode = faulty.length > 0 || gaps.length > 0 || asked === 0 ? 1 : 0;
} finally {
  await browser.close();
  await product.stop();
}
