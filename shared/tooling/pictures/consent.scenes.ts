// Consent on both sides: the journal, receipts, erasure and reports in the wallet; receipts and erasures at the company; reports at the platform.
import type { Page } from 'playwright-core';
import { refuseRequest } from '../../../wallet/src/disclosure/refuse-request.ts';
import { eraseSharing } from '../../../wallet/src/disclosure/ask-erasure.ts';
import { collectReceipts } from '../../../wallet/src/disclosure/collect-receipts.ts';
import { readRequest } from '../../../wallet/src/disclosure/read-request.ts';
import { reportSharing } from '../../../wallet/src/disclosure/report-sharing.ts';
import { platform, recruiter } from '../demo/people.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { changing, failing, loading, press, scenesOf, see, settled, signInAs, visit } from './portal-hand.ts';
import { askAtCounter, marketOf } from './verifier-people.ts';
import { answerAll } from './verifier-wallets.ts';
import { holder } from './holder.ts';
import { go, later, paste, phrase, settled as still } from './wallet-hand.ts';
import { castOf, request } from './wallet-people.ts';

/** Two sharings with receipts, one of them to be erased, and a refusal that is reported. */
const consent = async (world: PictureWorld): Promise<void> => {
  const cast = await castOf(world);
  const { wallet } = await marketOf(world);
  const ask = async (): Promise<string> => (await askAtCounter(cast, undefined, false)).uri!;
  for (const erase of [true, true, false]) {
    const { id } = await answerAll(wallet, await ask());
    if (erase) await eraseSharing(wallet, id);
    await collectReceipts(wallet, id);
  }
  const refused = await refuseRequest(wallet, await readRequest(wallet, await ask()));
  await collectReceipts(wallet, refused.id);
  const words = 'On m’a demandé ma date de validation et mon niveau pour un simple renseignement par téléphone.';
  await reportSharing(wallet, refused.id, { reason: 'too-much', words });
};

const consented: Step = async (page, world) => {
  await consent(world);
  await signInAs('verifier', () => recruiter.email)(page, world);
};
const inDialog = (page: Page) => page.getByRole('dialog');
const none = () => ({ items: [] });

const company = scenesOf('verifier', consented, {
  erasures: async (page, world) => {
    await visit(page, world, 'verifier', '/erasures');
    await see(page, 'À répondre avant');
  },
  'erasures-declining': async (page) => {
    await press(page, 'Ne pas effacer');
    await inDialog(page).getByRole('textbox').fill('Un litige est en cours devant le conseil de prud’hommes.');
  },
  'erasures-declined': async (page) => {
    await inDialog(page).getByRole('button', { name: 'Ne pas effacer' }).click();
    await see(page, 'Refusé le');
    await settled(page);
  },
  'erasures-error': failing('verifier', '/erasures', '**/api/v1/erasures'),
  'erasures-loading': loading('verifier', '/erasures', '**/api/v1/erasures'),
  'erasures-empty': (page, world) => changing(page, '**/api/v1/erasures', none, () => visit(page, world, 'verifier', '/erasures')),
  receipts: async (page, world) => {
    await page.unroute('**/api/v1/erasures');
    await visit(page, world, 'verifier', '/receipts');
    await see(page, 'Consentement donné');
  },
  'receipts-error': failing('verifier', '/receipts', '**/api/v1/consent-receipts'),
  'receipts-loading': loading('verifier', '/receipts', '**/api/v1/consent-receipts'),
  'receipts-empty': (page, world) => changing(page, '**/api/v1/consent-receipts', none, () => visit(page, world, 'verifier', '/receipts')),
});

const handled = scenesOf(
  'verifier',
  signInAs('verifier', () => platform.verifier.email),
  {
    reports: async (page, world) => {
      await visit(page, world, 'verifier', '/reports');
      await see(page, 'À traiter');
    },
    'reports-answering': async (page) => {
      await press(page, 'Retenir');
      await inDialog(page).getByRole('textbox').fill('Nous avons rappelé à l’entreprise qu’elle ne peut demander que le nécessaire.');
    },
    'reports-error': failing('verifier', '/reports', '**/api/v1/platform/reports'),
    'reports-loading': loading('verifier', '/reports', '**/api/v1/platform/reports'),
    'reports-empty': (page, world) => changing(page, '**/api/v1/platform/reports', none, () => visit(page, world, 'verifier', '/reports')),
  },
);

const answer = async (page: Page, world: PictureWorld, share: boolean): Promise<void> => {
  await paste(page, await request(await castOf(world)));
  await page.getByText('Ce qui part').waitFor();
  await press(page, share ? /Partager \d/u : 'Refuser');
  if (share) {
    await page.getByLabel('Phrase secrète').fill(phrase);
    await press(page, 'Partager');
  }
  await page.getByText(share ? 'Ce qui est parti' : 'Vous avez refusé').waitFor();
  await still(page);
};
const enter = holder(async (page, world) => {
  for (const share of [true, true, false, false]) await answer(page, world, share);
});
const openLine = async (page: Page, state: string): Promise<void> => {
  await go(page, '/me'); // what was filtered is forgotten
  await go(page, '/disclosure');
  await page.locator('a.row', { hasText: state }).first().click();
  await still(page);
};
const journal = [
  'journal',
  'journal-nothing',
  'sharing-receipts',
  'sharing-erasing',
  'sharing-erasure',
  'sharing-erasure-late',
  'sharing-reporting',
  'sharing-reported',
] as const;
const wallet: Readonly<Record<(typeof journal)[number], Step>> = {
  journal: async (page) => {
    await go(page, '/disclosure');
    await page.getByText('Exemplaires restants').waitFor();
  },
  'journal-nothing': async (page) => {
    await page.getByRole('combobox', { name: 'Ce qui a été fait' }).click();
    await page.getByRole('option', { name: 'Signalement' }).click();
    await page.getByText('Rien ne correspond').waitFor();
  },
  'sharing-receipts': async (page) => {
    await openLine(page, 'Partagé');
    await page.getByText('Signé des deux côtés').waitFor();
  },
  'sharing-erasing': async (page) => {
    await press(page, 'Demander l’effacement');
    await inDialog(page).waitFor();
  },
  'sharing-erasure': async (page) => {
    await inDialog(page).getByRole('button', { name: 'Demander l’effacement' }).click();
    await page.getByText('doit répondre pour ses copies').waitFor();
    await page.getByText('Consentement retiré').waitFor();
  },
  'sharing-erasure-late': async (page) => {
    await later(page, 33 * 86_400_000, true);
    await openLine(page, 'Effacement sans réponse');
    await page.getByText('n’a pas répondu à temps').waitFor();
  },
  'sharing-reporting': async (page) => {
    await openLine(page, 'Refusé');
    await press(page, 'Signaler cette demande');
    await page.locator('mat-form-field', { has: page.getByRole('combobox') }).click(); // the label stands before the empty field, and opens it too
    await page.getByRole('option', { name: /trop d’informations/u }).click();
  },
  'sharing-reported': async (page) => {
    await press(page, 'Envoyer le signalement');
    await page.getByText('La plateforme n’a pas encore répondu').waitFor();
  },
};
const held: readonly Scene[] = journal.map((name) => ({ app: 'wallet', name, enter, open: wallet[name] }));

export const scenes: readonly Scene[] = [...company, ...handled, ...held].map((scene) => ({ ...scene, name: `consent-${scene.name}` }));
