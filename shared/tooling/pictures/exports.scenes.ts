// Files: evidence joined to a decision at the organism, the same in the wallet, and a proof as a file.
import { addEvidence } from '#shared/contracts/issuer/evidence';
import { validateCompetence } from '#shared/contracts/issuer/competences';
import { trainer } from '../demo/people.ts';
import type { Scene, Step } from '../scene.ts';
import { sessionOf } from './issuer-people.ts';
import { hold, press as pressPortal, release, scenesOf, see, settled as portalSettled, signInAs, visit } from './portal-hand.ts';
import { collect, go, join, seeWaiting, settled } from './wallet-hand.ts';
import { castOf, newcomer } from './wallet-people.ts';

/** One grey point: the smallest PNG. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');
const pdf = Buffer.from('%PDF-1.7\n% relevé de chantier\n%%EOF\n');
const files = [
  { name: 'coffrage-semelle-halle.png', mimeType: 'image/png', buffer: png },
  { name: 'relevé de chantier.pdf', mimeType: 'application/pdf', buffer: pdf },
  { name: 'photo-du-chantier-envoyée-par-messagerie.heic', mimeType: 'image/jpeg', buffer: Buffer.from('not a photo') },
];

const trainerScenes = scenesOf(
  'issuer',
  signInAs('issuer', () => trainer.email),
  {
    'competences-evidence-sending': async (page, world) => {
      await visit(page, world, 'issuer', `/competences/${sessionOf(world)}`);
      await page.locator("[data-place='1 7']").click();
      await hold(page, '**/evidence');
      await page.locator('carnet-evidence-picker input[type=file]').setInputFiles(files.slice(1, 2));
      await see(page, 'Envoi…');
    },
    'competences-evidence': async (page, world) => {
      await release(page);
      await visit(page, world, 'issuer', `/competences/${sessionOf(world)}`);
      await page.locator("[data-place='1 7']").click();
      await page.getByRole('radio', { name: /Argent/u }).check();
      await page.locator('carnet-evidence-picker input[type=file]').setInputFiles(files);
      await page.getByText('Joint,').nth(1).waitFor();
      await see(page, 'ni une photo');
      await portalSettled(page);
    },
    'competences-evidence-behind': async (page) => {
      await page.locator("[data-place='2 0']").click();
      await pressPortal(page, 'Voir les justificatifs');
      await portalSettled(page);
    },
  },
);

const withEvidence: Step = async (page, world) => {
  const cast = await castOf(world);
  const who = await newcomer(cast);
  const params = { sessionId: cast.place.session.id };
  const cell = { enrolmentId: who.enrolment.id, competenceId: cast.place.programme.competences[0]!.id };
  const add = (bytes: Buffer) => cast.trainer.call(addEvidence, { params, body: { ...cell, content: bytes.toString('base64') } });
  const evidence = [(await add(png)).id, (await add(pdf)).id];
  await cast.trainer.call(validateCompetence, { params, body: { ...cell, level: 'argent', note: null, evidence } });
  await join(page, who.link);
  await seeWaiting(page, 2);
  await collect(page);
};
const walletScenes: readonly Scene[] = Object.entries<Step>({
  'credential-evidence': async (page) => {
    await go(page, '/credentials');
    await page.locator('carnet-card-leaf a').filter({ hasText: 'Argent' }).first().click();
    await page.getByText('Justificatifs').first().waitFor();
    await page.getByRole('button', { name: 'Obtenir' }).first().click();
    await page.getByText('Celui qui a été signé').waitFor();
    await settled(page);
  },
  'credential-evidence-other': async (page) => {
    await page.locator('carnet-evidence-check input[type=file]').setInputFiles(files.slice(2));
    await page.getByText('n’est aucun des justificatifs signés').waitFor();
  },
}).map(([name, open]) => ({ app: 'wallet', name, enter: withEvidence, open }));

export const scenes: readonly Scene[] = [...trainerScenes, ...walletScenes];
