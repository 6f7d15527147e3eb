import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { surroundingsOf } from '../../tooling/demo/surroundings.ts';
import { enrol } from '../../tooling/demo/training.ts';
import { openSchool, someone, validateLevels, type School } from '../given-people.ts';
import { actOn } from './act.ts';
import { cameraOf, film, photograph, sharpen } from './film.ts';
import { field, heading, loose, press, reads, until } from './gestures.ts';
import { arriveWith } from './trainee.ts';
import { openStage, type Stage } from './stage.ts';

const trainee = someone('Gwenola', 'Tanguy');
const phrase = 'bruyère lucarne osier brume';

/** A proof shown from a telephone to a camera, with no network on either side. */
describe('without a network, in browsers', () => {
  let stage: Stage | undefined;
  let school: School;
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-film-'));
  const screen = path.join(folder, 'screen.mjpeg');
  beforeAll(async () => {
    stage = await openStage(cameraOf(screen));
    const town = { around: await surroundingsOf(stage.product.env), runJob: () => Promise.resolve() };
    school = await openSchool(town, 'Chantier sans Antenne');
    const enrolment = await enrol(school.manager, school.session, trainee);
    await validateLevels(school, enrolment, ['argent']);
  }, 290_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stage?.close();
  }, 60_000);
  const act = actOn(() => stage);
  const unlock = async (page: Page): Promise<void> => {
    await heading(page, 'Votre carnet est fermé');
    await field(page, 'Phrase secrète').fill(phrase);
    await press(page, 'Ouvrir');
    await page.waitForURL((url) => url.pathname !== '/unlock');
  };
  /** Everything the wallet is made of lies in the service worker's cache. */
  const takenAlong = (page: Page): Promise<boolean> =>
    page.evaluate(async () => {
      const name = (await caches.keys()).find((one) => one.includes('assets:app:cache'));
      if (!navigator.serviceWorker.controller || !name) return false;
      const manifest = (await (await fetch('/ngsw.json?ngsw-bypass')).json()) as { assetGroups: readonly { urls: readonly string[] }[] };
      const kept = new Set((await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname));
      return manifest.assetGroups[0]!.urls.every((file) => kept.has(file));
    });

  act('the carnet is made, and the telephone keeps what it needs', async (on) => {
    const page = await arriveWith(on, trainee.email, phrase, 2);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await unlock(page);
    await until(() => takenAlong(page), 'the service worker has everything', 40);
  });

  act('the reader prepares, in the open: who, of when', async (on) => {
    const page = await on.page('anonymous');
    await page.goto(on.url('verifier', '/verify'));
    await press(page, 'Préparer pour une vérification sans réseau');
    await reads(page, 'Prête à vérifier sans réseau : état au');
    await page.getByRole('button', { name: loose('organisme') }).click();
    await reads(page, 'Chantier sans Antenne');
    await reads(page, 'Clés et retraits prêts');
    expect(await on.axe('anonymous')).toEqual([]);
    await page.context().setOffline(true);
  });

  act('the person chooses, gives the phrase, and shows codes', async (on) => {
    const page = await on.page('trainee');
    await page.context().setOffline(true);
    await page.goto(on.url('wallet', '/credentials'));
    await unlock(page);
    await page
      .getByRole('link')
      .filter({ hasText: loose(school.programme.competences[0]!.label) })
      .first()
      .click();
    await page.getByRole('link', { name: loose('Montrer sans réseau') }).click();
    await page.getByRole('checkbox', { name: loose('Niveau') }).check();
    expect(await on.axe('trainee')).toEqual([]);
    await press(page, 'Montrer 2 informations');
    await field(page, 'Phrase secrète').fill(phrase);
    await press(page, 'Partager');
    await heading(page, 'À lire avec sa caméra');
    await sharpen(page);
    expect(await on.axe('trainee')).toEqual([]);
    const place = page.locator('carnet-offline-codes .place');
    const count = Number(/(\d+)\s*$/u.exec(await place.innerText())?.[1]);
    const pictures: Buffer[] = [];
    for (let index = 1; index <= count; index += 1) {
      await page.getByRole('img', { name: loose(`Code ${index} sur ${count}`) }).waitFor();
      pictures.push(await photograph(page, page.locator('carnet-qr')));
      await press(page, 'Code suivant');
    }
    film(screen, pictures);
  });

  const read = async (on: Stage): Promise<Page> => {
    const page = await on.page('anonymous');
    await press(page, 'Lire un code QR');
    await page.locator('carnet-verdict-band h1').waitFor({ timeout: 60_000 });
    await reads(page, 'Contrôlé sans réseau : organismes et clés au');
    return page;
  };

  act('the reader films them: verified, with nothing but what was prepared', async (on) => {
    const page = await read(on);
    await page.locator('carnet-verdict-band h1', { hasText: 'Vérifié' }).waitFor();
    for (const words of [school.programme.competences[0]!.label, 'Argent', 'vient de la montrer avec sa clé', 'Préparé dans ce navigateur'])
      await reads(page, words);
    expect(await on.axe('anonymous')).toEqual([]);
  });

  act('the same film a second time proves nothing', async (on) => {
    await press(await on.page('anonymous'), 'Vérifier un autre document');
    const page = await read(on);
    await page.locator('carnet-verdict-band h1', { hasText: 'Refusé' }).waitFor();
    await reads(page, 'Ce code a déjà été lu ici');
  });

  it('no page had a fault', () => {
    expect(stage?.heard).toEqual([]);
  });
});
