// Without a network: what the wallet shows, what the reader prepared and reads, answers that wait; and the code for short closings.
import type { Page } from 'playwright-core';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { showOffline } from '../../../wallet/src/disclosure/offline/show-offline.ts';
import type { StoredCredential } from '../../../wallet/src/credentials/stored-credential.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { scenesOf, see, settled as still, visit } from './portal-hand.ts';
import { marketOf } from './verifier-people.ts';
import { holder } from './holder.ts';
import { go, later, paste, phrase, settled } from './wallet-hand.ts';
import { castOf, request } from './wallet-people.ts';

const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
const minutes = 60_000;

const givePhrase = async (page: Page, button: string): Promise<void> => {
  await page.getByLabel('Phrase secrète', { exact: true }).fill(phrase);
  await press(page, button);
};

const enter = holder();
const type = async (page: Page, label: string, digits: string): Promise<void> => page.getByLabel(label).fill(digits);

const inWallet: Readonly<Record<string, Step>> = {
  'offline-choose': async (page) => {
    await go(page, '/credentials');
    await page.locator('carnet-card-leaf a', { hasText: 'Argent' }).first().click();
    await page.getByRole('link', { name: 'Montrer sans réseau' }).click();
    await page.getByRole('checkbox', { name: /Niveau/u }).check();
    await settled(page);
  },
  'offline-codes': async (page) => {
    await press(page, /Montrer 2 informations/u);
    await givePhrase(page, 'Partager');
    await page.getByText('À lire avec sa caméra').waitFor();
    await page.locator('carnet-qr svg').waitFor();
  },
  'offline-codes-over': async (page) => {
    await later(page, 6 * minutes, true);
    await page.getByText('Ces codes ne prouvent plus rien').waitFor();
  },
  'offline-answer-waits': async (page, world) => {
    await press(page, 'Terminé');
    await later(page, -6 * minutes, true);
    await paste(page, await request(await castOf(world)));
    await page.getByText('Ce qui part').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /Partager/u }).click();
    await givePhrase(page, 'Partager');
    await page.getByText('Votre réponse attend le réseau').waitFor();
  },
  'offline-answer-left': async (page) => {
    await page.context().setOffline(false);
    await page.getByText('Votre réponse est partie').waitFor();
  },
  'offline-queue-cancelling': async (page, world) => {
    await paste(page, await request(await castOf(world)));
    await page.getByText('Ce qui part').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /Partager/u }).click();
    await givePhrase(page, 'Partager');
    await page.getByRole('link', { name: 'Annuler l’envoi' }).click();
    await page.getByText('Rien n’est encore parti').waitFor();
    await press(page, 'Annuler l’envoi');
    await page.getByRole('dialog').waitFor();
  },
  'offline-queue-cancelled': async (page) => {
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler l’envoi' }).click();
    await page.getByText('Vous avez annulé l’envoi').waitFor();
    await settled(page);
  },
  'offline-queue-refused': async (page, world) => {
    await page.context().setOffline(false);
    await paste(page, await request(await castOf(world)));
    await page.getByText('Ce qui part').waitFor();
    await page.context().setOffline(true);
    await press(page, 'Refuser');
    await page.getByText('l’apprendra dès que le réseau').waitFor();
  },
  'offline-queue-refusal-waits': async (page) => {
    await page.getByRole('link', { name: 'Voir mes partages' }).click();
    await page.locator('a.row', { hasText: 'Refusé' }).first().click();
    await page.getByText('ne sait pas encore que vous refusez').waitFor();
  },
  'offline-queue-refusal-told': async (page) => {
    await page.context().setOffline(false);
    await page.getByText('Votre refus est parti').waitFor();
  },
  'offline-pin-choose': async (page) => {
    await go(page, '/me/security');
    await press(page, 'Choisir un code');
    await givePhrase(page, 'Continuer');
    await type(page, 'Nouveau code à six chiffres', '123456');
  },
  'offline-pin-kept': async (page) => {
    await type(page, 'Nouveau code à six chiffres', '195837');
    await press(page, 'Garder ce code');
    await page.getByText('Code enregistré').waitFor();
  },
  'offline-pin-unlock': async (page) => {
    await later(page, 6 * minutes, false);
    await page.getByText('Fermé pour un court moment').waitFor();
  },
  'offline-pin-wrong': async (page) => {
    for (const tried of ['000001', '000002', '000003']) {
      await type(page, 'Code à six chiffres', tried);
      await press(page, 'Ouvrir avec le code');
      await page.getByText('Ce n’est pas le bon code').waitFor();
      await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name=pin]')?.value === '');
    }
    await page.getByText(/Attendez \d+/u).waitFor();
  },
};

const codesOf = async (world: PictureWorld): Promise<readonly string[]> => {
  const { wallet } = await marketOf(world);
  const held = (await wallet.store.all<StoredCredential>('credentials')).find(({ kind }) => kind === 'competence')!;
  const claims = [claimOf('competence', 'name'), claimOf('competence', 'level')];
  const choice = {
    credentialId: held.id,
    title: held.title,
    paths: claims.map(({ path }) => path),
    claims: claims.map(({ label }) => label),
  };
  return (await showOffline(wallet, { ...choice, to: 'Montré sur place', evenUsed: true })).frames;
};
const shown = new WeakMap<Page, readonly string[]>();
const read = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel('Texte ou lien de vérification').fill(code);
  await press(page, /^\s*Vérifier$/u);
  await page.waitForTimeout(200);
};
const another = async (page: Page): Promise<void> => press(page, 'Vérifier un autre document');

const inPortal: Readonly<Record<string, Step>> = {
  'verify-offline-prepared': async (page, world) => {
    await page.goto('about:blank');
    await visit(page, world, 'verifier', '/verify');
    await press(page, 'Préparer pour une vérification sans réseau');
    await see(page, 'Prête à vérifier sans réseau');
    await press(page, /organismes?/u);
    await still(page);
  },
  'verify-offline-codes-missing': async (page, world) => {
    const codes = await codesOf(world);
    shown.set(page, codes);
    await page.context().setOffline(true);
    await read(page, codes[0]!);
    await see(page, 'Lisez les autres');
  },
  'verify-offline-verified': async (page) => {
    for (const code of (shown.get(page) ?? []).slice(1)) await read(page, code);
    await see(page, 'Contrôlé sans réseau');
  },
  'verify-offline-replayed': async (page) => {
    await another(page);
    for (const code of shown.get(page) ?? []) await read(page, code);
    await see(page, 'Ce code a déjà été lu ici');
  },
  'verify-offline-old': async (page, world) => {
    await page.context().setOffline(false);
    await page.evaluate(async () => {
      const cache = await caches.open('carnet-offline-1');
      const kept = (await (await cache.match('/verify/prepared'))!.json()) as { snapshot: { takenAt: number } };
      kept.snapshot.takenAt -= 2 * 86_400;
      await cache.put('/verify/prepared', new Response(JSON.stringify(kept)));
    });
    await page.goto('about:blank');
    await visit(page, world, 'verifier', '/verify');
    await see(page, 'il y a plus d’un jour');
  },
  'verify-offline-old-checked': async (page, world) => {
    const codes = await codesOf(world);
    // The decoders come with a preparation, or with a first reading.
    await read(page, codes[0]!);
    await see(page, 'Lisez les autres');
    await read(page, 'Bonjour');
    await page.context().setOffline(true);
    for (const code of codes) await read(page, code);
    await see(page, 'avec un état trop ancien');
    await page.context().setOffline(false);
  },
};

const ofWallet = (scenes: Readonly<Record<string, Step>>): readonly Scene[] =>
  Object.entries(scenes).map(([name, open]) => ({ app: 'wallet', name, enter, open }));

export const scenes: readonly Scene[] = [...ofWallet(inWallet), ...scenesOf('verifier', async () => undefined, inPortal)];
