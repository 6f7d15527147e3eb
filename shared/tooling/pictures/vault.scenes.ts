// Ways into the wallet, and its backup.
import type { Page } from 'playwright-core';
import { giveAuthenticator } from '../authenticator.ts';
import type { Scene, Step } from '../scene.ts';
import { go, phrase, walletUrl } from './wallet-hand.ts';

const of = (enter: Step, scenes: Readonly<Record<string, Step>>): readonly Scene[] =>
  Object.entries(scenes).map(([name, open]) => ({ app: 'wallet', name, enter, open }));
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click();

const byDevice: Step = async (page, world) => {
  await giveAuthenticator(page);
  await page.goto(walletUrl(world));
};
const waysIn = of(byDevice, {
  'passphrase-or-passkey': async (page) => {
    await press(page, 'Créer mon carnet');
    await page.getByRole('button', { name: 'Plutôt le déverrouillage' }).waitFor();
  },
  'backup-hint-passkey': async (page) => {
    await press(page, /Plutôt le déverrouillage/u);
    await page.getByText('Votre carnet s’ouvre avec cet appareil').waitFor();
  },
  'security-passkey': async (page) => {
    await page.getByRole('checkbox').check();
    await press(page, 'Continuer');
    await press(page, 'Ouvrir mon carnet');
    await page.waitForURL('**/credentials');
    await go(page, '/me/security');
    await page.getByText('Ajouter une phrase secrète').waitFor();
  },
  'security-prove': async (page) => press(page, 'Ajouter une phrase secrète'),
  'security-phrase': async (page) => {
    await press(page, 'Avec ma clé d’accès');
    await page.getByLabel('Nouvelle phrase secrète').fill(phrase);
    await page.getByLabel('Encore une fois').fill(phrase);
  },
  security: async (page) => {
    await press(page, 'Garder cette phrase');
    await page.getByText('Phrase secrète enregistrée').waitFor();
  },
  'unlock-passkey-or-phrase': async (page) => {
    await go(page, '/me');
    await press(page, /Fermer mon carnet/u);
    await page.getByRole('button', { name: 'Avec ma clé d’accès' }).waitFor();
  },
  'backup-none-yet': async (page) => {
    await press(page, 'Avec ma clé d’accès');
    await page.waitForURL('**/me');
    await go(page, '/backup');
    await page.getByText('Aucune sauvegarde faite').waitFor();
  },
  'backup-made': async (page) => {
    await page.getByLabel('Phrase secrète', { exact: true }).fill(phrase);
    await press(page, 'Préparer ma sauvegarde');
    await page.getByText('Votre clé de secours').waitFor();
  },
  'restore-taken': async (page) => {
    await go(page, '/backup/restore');
    await page.getByText('Cet appareil a déjà un carnet').waitFor();
  },
});
const elsewhere: Step = async (page, world) => {
  await page.goto(`${walletUrl(world)}/backup/restore`);
};
const restoring = of(elsewhere, {
  restore: async (page) => page.getByRole('button', { name: 'Choisir le fichier' }).waitFor(),
  'restore-foreign': async (page) => {
    const file = { name: 'photo.carnet', mimeType: 'application/octet-stream', buffer: Buffer.from('{"photo":1}') };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('n’est pas une sauvegarde de Carnet').waitFor();
  },
});

export const scenes: readonly Scene[] = [...waysIn, ...restoring];
