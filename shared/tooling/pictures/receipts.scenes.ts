// Consent receipts on the page for anyone: what both sides signed, a journal, a forgery.
import type { Page } from 'playwright-core';
import { collectReceipts } from '../../../wallet/src/disclosure/collect-receipts.ts';
import type { Sharing } from '../../../wallet/src/disclosure/sharing.ts';
import { withdrawSharing } from '../../../wallet/src/disclosure/withdraw-sharing.ts';
import type { PictureWorld, Step } from '../scene.ts';
import { press, scenesOf, see, settled, visit } from './portal-hand.ts';
import { askAtCounter, marketOf } from './verifier-people.ts';
import { answerAll } from './verifier-wallets.ts';
import { castOf } from './wallet-people.ts';

const made = new WeakMap<PictureWorld, Promise<Sharing>>();
/** A sharing, taken back afterwards: both receipts. */
const shared = (world: PictureWorld): Promise<Sharing> => {
  const known =
    made.get(world) ??
    (async () => {
      const cast = await castOf(world);
      const { wallet } = await marketOf(world);
      const { id } = await answerAll(wallet, (await askAtCounter(cast, undefined, false)).uri!);
      await collectReceipts(wallet, id);
      await withdrawSharing(wallet, id);
      return collectReceipts(wallet, id);
    })();
  made.set(world, known);
  return known;
};
const paste = async (page: Page, world: PictureWorld, receipt: unknown, said: string): Promise<void> => {
  await page.goto('about:blank');
  await visit(page, world, 'verifier', '/verify');
  await page.getByLabel('Texte ou lien de vérification').fill(JSON.stringify(receipt));
  await press(page, /^\s*Vérifier$/u);
  await see(page, said);
  await settled(page);
};
const anyone: Step = async () => undefined;

export const scenes = scenesOf('verifier', anyone, {
  'verify-receipt': async (page, world) => {
    const { consents } = await shared(world);
    await paste(page, world, consents![0]!.receipt, 'la personne a donné son accord');
  },
  'verify-receipts': async (page, world) => {
    const { consents } = await shared(world);
    await paste(page, world, { partages: [{ reçus: consents!.map(({ receipt }) => receipt) }] }, 'Les deux signatures de chacun');
  },
  'verify-receipt-refused': async (page, world) => {
    const { receipt } = (await shared(world)).consents![0]!;
    await paste(page, world, { ...receipt, signatures: receipt.signatures.slice(0, 1) }, 'signé que d’un côté');
  },
});
