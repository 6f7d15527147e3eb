// The trainee and the phone.
import type { Locator, Page } from 'playwright-core';
import { cast } from './cast.ts';
import { field, fill, heading, letterLink, press, reads, loose, until } from './gestures.ts';
import type { Stage } from './stage.ts';

/** From the link of the e-mail to an open wallet that joined this organism; each screen of the first run is looked at by axe. */
export const firstRun = async (stage: Stage, organism: string): Promise<Page> => {
  const page = await stage.page('trainee');
  await page.goto(await letterLink(stage, 'wallet', cast.trainee.email, '/connecter'));
  await heading(page, 'Vos compétences, prouvées, dans votre poche');
  expect(page.url()).not.toContain('#');
  expect(await stage.axe('trainee')).toEqual([]);
  await press(page, 'Créer mon carnet');
  await fill(page, { 'Phrase secrète': 'court', 'Encore une fois': 'court' });
  await reads(page, 'Encore trop courte');
  await fill(page, { 'Phrase secrète': cast.trainee.phrase, 'Encore une fois': cast.trainee.phrase });
  expect(await stage.axe('trainee')).toEqual([]);
  await press(page, 'Continuer');
  await heading(page, 'Notez cette phrase et gardez-la chez vous');
  expect(await stage.axe('trainee')).toEqual([]);
  await page.getByRole('checkbox', { name: loose('Je l’ai mise en lieu sûr') }).check();
  await press(page, 'Continuer');
  await joinOrganism(stage, page, organism);
  return page;
};

/** From the welcome page to the page that says to write the phrase down: the carnet is there. */
export const choosePhrase = async (page: Page, phrase: string): Promise<void> => {
  await press(page, 'Créer mon carnet');
  await fill(page, { 'Phrase secrète': phrase, 'Encore une fois': phrase });
  await press(page, 'Continuer');
  await heading(page, 'Notez cette phrase et gardez-la chez vous');
};

/** From the welcome page to whoever invites. */
export const makeCarnet = async (page: Page, phrase: string): Promise<void> => {
  await choosePhrase(page, phrase);
  await page.getByRole('checkbox').check();
  await press(page, 'Continuer');
};

/** The same in one go, for stories of something else: the carnet under that phrase, the organism joined, and so many proofs collected. */
export const arriveWith = async (on: Stage, email: string, phrase: string, proofs: number): Promise<Page> => {
  const page = await on.page('trainee');
  await page.goto(await letterLink(on, 'wallet', email, '/connecter'));
  await makeCarnet(page, phrase);
  await joinAndCollect(page, proofs);
  return page;
};

/** From the organism's name to its proofs in the carnet. */
export const joinAndCollect = async (page: Page, proofs: number): Promise<void> => {
  await press(page, 'C’est bien mon organisme, rejoindre');
  await until(async () => (await page.locator('.tray carnet-leaf').count()) >= proofs, `${proofs} credentials wait`);
  await press(page, 'Tout récupérer');
  await reads(page, `${proofs} preuves ajoutées`);
};

/** Who invites is said before anything is joined. */
export const joinOrganism = async (stage: Stage, page: Page, organism: string): Promise<void> => {
  await reads(page, organism);
  await reads(page, 'Organisme reconnu');
  expect(await stage.axe('trainee')).toEqual([]);
  await press(page, 'C’est bien mon organisme, rejoindre');
  await page.waitForURL((url) => url.pathname === '/credentials');
};

/** Opens the wallet somewhere: a page loaded anew is locked, and asks for the phrase. */
export const wallet = async (stage: Stage, where: string): Promise<Page> => {
  const page = await stage.page('trainee');
  await page.goto(where.startsWith('http') ? where : stage.url('wallet', where));
  await heading(page, 'Votre carnet est fermé');
  await field(page, 'Phrase secrète').fill(cast.trainee.phrase);
  await press(page, 'Ouvrir');
  await page.waitForURL((url) => url.pathname !== '/unlock');
  return page;
};

/** On the page of a proof: asks again, once the status list that is kept has had its life, which is two seconds here. */
export const checkAgain = async (page: Page): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await press(page, /Contrôler maintenant/u);
};

/** Pastes what a QR code says, as someone without a camera does. */
export const scan = async (stage: Stage, uri: string): Promise<Page> => {
  const page = await wallet(stage, '/credentials/scan');
  await field(page, 'Coller un lien').fill(uri);
  await press(page, 'Continuer');
  return page;
};

/** The leaf of a proof in the wallet, by its title. */
export const card = (page: Page, title: string): Locator =>
  page
    .getByRole('link')
    .filter({ hasText: loose(title) })
    .first();
