import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { Enrolment } from '#shared/contracts/issuer/training';
import { surroundingsOf } from '../../tooling/demo/surroundings.ts';
import { enrol } from '../../tooling/demo/training.ts';
import { openSchool, someone, validateLevels, type School } from '../given-people.ts';
import { actOn } from './act.ts';
import { giveAuthenticator, type Authenticator } from '../../tooling/authenticator.ts';
import { appears, field, fill, follow, heading, letterLink, loose, press, reads, until } from './gestures.ts';
import { joinAndCollect } from './trainee.ts';
import { openStage, type Stage } from './stage.ts';

const trainee = someone('Maïwenn', 'Le Bihan');
const phrase = 'genêt cabane midi rivage';
const other = 'bruyère lucarne osier brume';
const organism = 'Chantier du Coffre';
const passkey = 'Avec ma clé d’accès';

/** Opens the wallet somewhere, by whatever opens it; a page loaded anew is locked. */
const open = async (stage: Stage, page: Page, where: string, how: (page: Page) => Promise<void>): Promise<void> => {
  await page.goto(stage.url('wallet', where));
  await heading(page, 'Votre carnet est fermé');
  await how(page);
  await page.waitForURL((url) => url.pathname !== '/unlock');
};
const byPhrase =
  (words: string) =>
  async (page: Page): Promise<void> => {
    await field(page, 'Phrase secrète').fill(words);
    await press(page, 'Ouvrir');
  };
/** In the page: has the service worker every file it was told to fetch beforehand? Its first group is the application. */
const isKeptForOffline = async (): Promise<boolean> => {
  const { assetGroups } = (await (await fetch('/ngsw.json')).json()) as { assetGroups: readonly { urls: readonly string[] }[] };
  const found = await Promise.all(assetGroups[0]!.urls.map((url) => caches.match(url)));
  return found.every((one) => one !== undefined);
};
const byPasskey = (page: Page): Promise<void> => press(page, passkey);

/** The wallet of one trainee, from its first passkey to another device. */
describe('the vault, in browsers', () => {
  let stage: Stage | undefined;
  let school: School;
  let enrolment: Enrolment;
  let authenticator: Authenticator;
  let kit: string;
  let file: Buffer;
  beforeAll(async () => {
    stage = await openStage();
    const town = { around: await surroundingsOf(stage.product.env), runJob: () => Promise.resolve() };
    school = await openSchool(town, organism);
    enrolment = await enrol(school.manager, school.session, trainee);
    await validateLevels(school, enrolment, ['argent', 'or']);
  }, 290_000);
  afterAll(() => stage?.close(), 60_000);
  const act = actOn(() => stage);

  act('is made by the device’s own unlocking, joins the organism and collects', async (on) => {
    const page = await on.page('trainee');
    authenticator = await giveAuthenticator(page);
    await page.goto(await letterLink(on, 'wallet', trainee.email, '/connecter'));
    await press(page, 'Créer mon carnet');
    expect(await on.axe('trainee')).toEqual([]);
    await press(page, 'Plutôt le déverrouillage de cet appareil');
    await heading(page, 'Votre carnet s’ouvre avec cet appareil');
    expect(await on.axe('trainee')).toEqual([]);
    await page.getByRole('checkbox').check();
    await press(page, 'Continuer');
    await joinAndCollect(page, 3);
  });

  act('opens by the passkey; a phrase is added beside it, changed, and the former one opens nothing', async (on) => {
    const page = await on.page('trainee');
    await open(on, page, '/me/security', byPasskey);
    expect(await on.axe('trainee')).toEqual([]);
    await press(page, 'Ajouter une phrase secrète');
    await press(page, passkey);
    await fill(page, { 'Nouvelle phrase secrète': phrase, 'Encore une fois': phrase });
    expect(await on.axe('trainee')).toEqual([]);
    await press(page, 'Garder cette phrase');
    await reads(page, 'Phrase secrète enregistrée');

    await press(page, 'Changer');
    await fill(page, { 'Phrase secrète': phrase });
    await press(page, 'Continuer');
    await fill(page, { 'Nouvelle phrase secrète': other, 'Encore une fois': other });
    await press(page, 'Garder cette phrase');
    await reads(page, 'Phrase secrète enregistrée');

    await page.goto(on.url('wallet', '/credentials'));
    await byPhrase(phrase)(page);
    await reads(page, 'Ce n’est pas la bonne phrase');
    await byPhrase(other)(page);
    await page.waitForURL((url) => url.pathname === '/credentials');
  });

  act('says that a passkey deleted from the device no longer answers; the phrase opens, and stays when it is removed', async (on) => {
    const page = await on.page('trainee');
    await authenticator.forget();
    await page.goto(on.url('wallet', '/me/security'));
    await byPasskey(page);
    await reads(page, 'elle a été supprimée de cet appareil');
    expect(await on.axe('trainee')).toEqual([]);
    await byPhrase(other)(page);
    await heading(page, 'Sécurité');
    await press(page, 'Retirer : Clé d’accès');
    await press(page.getByRole('dialog'), 'Retirer');
    await reads(page, 'elle n’ouvre plus ce carnet');
    expect(await page.getByRole('button', { name: loose('Retirer') }).count()).toBe(0);
  });

  act('is backed up: a file and a printed key, shown once', async (on) => {
    const page = await on.page('trainee');
    await page.getByRole('link', { name: loose('Retour') }).click();
    await follow(page, 'Sauvegarde');
    await heading(page, 'Sauvegarde');
    expect(await on.axe('trainee')).toEqual([]);
    await fill(page, { 'Phrase secrète': other });
    await press(page, 'Préparer ma sauvegarde');
    await heading(page, 'Votre clé de secours');
    expect(await on.axe('trainee')).toEqual([]);
    kit = (await page.locator('carnet-kit .key').innerText()).replace(/\s+/gu, ' ').trim();
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Enregistrer le fichier')]);
    expect(download.suggestedFilename()).toMatch(/^carnet-\d{4}-\d\d-\d\d\.carnet$/u);
    file = await readFile(await download.path());
    for (const word of [organism, trainee.familyName, 'recoveryToken']) expect(file.toString()).not.toContain(word);
    await page.getByRole('checkbox').check();
    await press(page, 'Terminer');
    await page.waitForURL((url) => url.pathname === '/me');
  });

  act('refuses a foreign file, a damaged one, a key badly copied and a wrong phrase, and touches nothing', async (on) => {
    const page = await on.page('anonymous');
    const choose = (name: string, buffer: Buffer) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await page.goto(on.url('wallet', '/'));
    await press(page, 'J’ai une sauvegarde');
    await choose('photo.carnet', Buffer.from('{"photo":1}'));
    await reads(page, 'n’est pas une sauvegarde de Carnet');
    await choose('abime.carnet', file.subarray(0, file.length - 90));
    await reads(page, 'Ce fichier de sauvegarde est abîmé');
    await choose('carnet.carnet', file);
    await fill(page, { 'Phrase secrète': other, 'Clé de secours': kit.slice(0, -1) });
    await press(page, 'Lire la sauvegarde');
    await reads(page, 'Cette clé de secours est mal recopiée');
    await fill(page, { 'Phrase secrète': phrase, 'Clé de secours': kit });
    await press(page, 'Lire la sauvegarde');
    await reads(page, 'mais pas la phrase');
    expect(await on.axe('anonymous')).toEqual([]);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBeLessThanOrEqual(1);
  });

  act('comes back on a fresh device: the organism re-issues, and the former device is cut off and revoked', async (on) => {
    const page = await on.page('anonymous');
    await fill(page, { 'Phrase secrète': other, 'Clé de secours': kit.toLowerCase() });
    await press(page, 'Lire la sauvegarde');
    await reads(page, '3 preuves à vous remettre');
    await reads(page, organism);
    expect(await on.axe('anonymous')).toEqual([]);
    await press(page, 'Restaurer sur cet appareil');
    await heading(page, 'Votre carnet est sur cet appareil');
    await reads(page, 'Repris');
    expect(await on.axe('anonymous')).toEqual([]);
    await press(page, 'Ouvrir mon carnet');
    await until(async () => {
      await page.goto(on.url('wallet', '/credentials'));
      await byPhrase(other)(page);
      await page.waitForURL((url) => url.pathname === '/credentials');
      return appears(page.locator('.tray carnet-leaf').nth(2));
    }, 'three credentials are offered again');
    await press(page, 'Tout récupérer');
    await reads(page, '3 preuves ajoutées');

    const former = await on.page('trainee');
    await until(
      async () => {
        await open(on, former, '/credentials', byPhrase(other));
        return appears(former.locator('carnet-card-leaf [data-state=off]').nth(2));
      },
      'the former device shows three withdrawn credentials',
      40,
    );
    await former.getByRole('link', { name: loose('Moi') }).click();
    await reads(former, 'Relation coupée par l’organisme');
  });

  act('is never written over: a device that has a wallet says so, and whether the backup is older', async (on) => {
    const page = await on.page('anonymous');
    await page.goto(on.url('wallet', '/backup/restore'));
    await reads(page, 'Cet appareil a déjà un carnet');
    expect(await on.axe('anonymous')).toEqual([]);
  });

  act('opens without a network, and says that it is away', async (on) => {
    const page = await on.page('anonymous');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await until(() => page.evaluate(isKeptForOffline), 'every file of the wallet is kept on the device', 60);
    await page.reload();
    await page.context().setOffline(true);
    await page.goto(on.url('wallet', '/credentials'));
    await byPhrase(other)(page);
    await reads(page, 'Hors ligne');
    await until(async () => (await page.locator('carnet-card-leaf').count()) === 3, 'the three credentials are read');
    await page.context().setOffline(false);
  });

  act('refuses an offer in words when the device is full, keeps nothing half, and takes it once there is room', async (on) => {
    const page = await on.page('anonymous');
    await validateLevels(school, enrolment, ['or']);
    await until(async () => {
      await open(on, page, '/credentials', byPhrase(other));
      return appears(page.locator('.tray carnet-leaf').first());
    }, 'one more credential waits');
    // The edge of the browser: Chromium's own override of quotas is not what `estimate` answers.
    await page.evaluate(() =>
      Object.assign(navigator.storage, { estimate: () => Promise.resolve({ usage: 1_000_000, quota: 1_000_500 }) }),
    );
    await press(page, /^(Tout récupérer|Récupérer)$/u);
    await reads(page, 'Il n’y a plus de place sur cet appareil');
    expect(await on.axe('anonymous')).toEqual([]);
    expect(await page.locator('.tray carnet-leaf').count()).toBeGreaterThan(0);
    await page.evaluate(() => Reflect.deleteProperty(navigator.storage, 'estimate'));
    await press(page, /^(Tout récupérer|Récupérer)$/u);
    await reads(page, /preuves? ajoutées?/u);
  });

  it('no page had a fault', () => {
    expect(stage?.heard).toEqual([]);
  });
});
