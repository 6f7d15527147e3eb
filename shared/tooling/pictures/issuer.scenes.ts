// Every route of the issuer portal in its states; sign-in, team and platform are in access.scenes.ts.
import type { Page } from 'playwright-core';
import { estuaire, manager, trainer } from '../demo/people.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { emptyOrganism, hundredSession, programmeOf, sessionOf, sessionWithoutTrainee, sheetIn } from './issuer-people.ts';
import { changing, failing, loading, press, scenesOf, see, settled, signInAs, visit } from './portal-hand.ts';
import { stamp } from './portal-people.ts';

const open =
  (address: string | ((world: PictureWorld) => string | Promise<string>)): Step =>
  async (page, world) =>
    visit(page, world, 'issuer', typeof address === 'string' ? address : await address(world));
const failingAt =
  (address: (world: PictureWorld) => string, calls: string): Step =>
  (page, world) =>
    failing('issuer', address(world), calls)(page, world);

const loadingAt =
  (address: (world: PictureWorld) => string | Promise<string>, calls: string): Step =>
  async (page, world) =>
    loading('issuer', await address(world), calls)(page, world);

// ---- a trainer: the sheet and the grid
const cell = (page: Page, row: number, column: number): Promise<void> => page.locator(`[data-place='${row} ${column}']`).click();
const trainerScenes = scenesOf(
  'issuer',
  signInAs('issuer', () => trainer.email),
  {
    day: open('/attendance'),
    'day-error': failing('issuer', '/attendance', '**/api/v1/half-days/today'),
    'day-loading': loading('issuer', '/attendance', '**/api/v1/half-days/today'),
    'half-days': open((world) => `/attendance/${sessionOf(world)}`),
    'half-days-error': failingAt((world) => `/attendance/${sessionOf(world)}`, '**/half-days'),
    'half-days-loading': loadingAt((world) => `/attendance/${sessionOf(world)}`, '**/half-days'),
    sheet: open(async (world) => `/attendance/sheet/${await sheetIn(world, 'open')}`),
    'sheet-marked': async (page) => {
      const row = page.locator('tbody tr').first();
      await row.focus();
      for (const letter of ['r', 'p', 'a', 'e']) await page.keyboard.press(letter);
      await settled(page);
    },
    'sheet-complete': async (page) => {
      await press(page, 'Tous présents');
      await settled(page);
    },
    'sheet-signing': async (page) => {
      await press(page, 'Émarger et clore');
      await see(page, 'Signer cette feuille');
    },
    'sheet-upcoming': open(async (world) => `/attendance/sheet/${await sheetIn(world, 'upcoming')}`),
    'sheet-signed': open(async (world) => `/attendance/sheet/${await sheetIn(world, 'signed-off')}`),
    'sheet-error': async (page, world) =>
      failing('issuer', `/attendance/sheet/${await sheetIn(world, 'open')}`, '**/api/v1/half-days/*')(page, world),
    'sheet-loading': loadingAt(async (world) => `/attendance/sheet/${await sheetIn(world, 'open')}`, '**/api/v1/half-days/*'),
    'competences-sessions': open('/competences'),
    'competences-sessions-error': failing('issuer', '/competences', '**/api/v1/sessions'),
    'competences-sessions-loading': loading('issuer', '/competences', '**/api/v1/sessions'),
    competences: open((world) => `/competences/${sessionOf(world)}`),
    'competences-choosing': async (page) => {
      await cell(page, 1, 7);
      await page.getByRole('radio', { name: /Argent/u }).check();
    },
    'competences-reason-missing': async (page) => {
      await press(page, /À revoir, avec un motif/u);
      await see(page, 'Écrivez le motif');
    },
    'competences-refused': async (page) => {
      await page
        .getByLabel('Appréciation, visible par la personne')
        .fill('Accueil préparé, mais le rappel des consignes de sécurité a manqué.');
      await press(page, /À revoir, avec un motif/u);
      await see(page, 'Historique');
      await settled(page);
      await page.waitForTimeout(500);
    },
    'competences-history': async (page) => {
      await cell(page, 2, 0);
      await see(page, 'Historique');
      await settled(page);
    },
    'competences-error': failingAt((world) => `/competences/${sessionOf(world)}`, '**/competences'),
    'competences-loading': loadingAt((world) => `/competences/${sessionOf(world)}`, '**/competences'),
    'sessions-trainer': open('/sessions'),
  },
);

// ---- a manager: sessions, trainees, programmes, issue queue
const csv = [
  'Prénom;Nom;E-mail',
  `Rozenn;Kerdoncuff;rozenn.${stamp()}@courriel.example`,
  'Marie-Charlotte;de La Villemarqué-Penhoët;adresse incomplète',
  ';Sans prénom;sans.prenom@courriel.example',
  'Nadia;Belhadj-Kervella;nadia.belhadj-kervella@courriel.example',
].join('\n');
const choose = (page: Page, name: string, content: string): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
const option = (page: Page, words: string): Promise<void> => page.locator('carnet-choice label', { hasText: words }).first().click();

const sessionsAndTrainees: Readonly<Record<string, Step>> = {
  sessions: open('/sessions'),
  'sessions-error': failing('issuer', '/sessions', '**/api/v1/sessions'),
  'sessions-loading': loading('issuer', '/sessions', '**/api/v1/sessions'),
  session: open((world) => `/sessions/${sessionOf(world)}`),
  'session-wallet-lost': async (page) => {
    await press(page, /Autres actions : Nadia/u);
    await page.getByRole('menuitem', { name: /Carnet perdu/u }).click();
    await see(page, 'L’ancien carnet est coupé');
  },
  'session-enrolling': async (page, world) => {
    await open((one) => `/sessions/${sessionOf(one)}`)(page, world);
    await press(page, 'Inscrire un stagiaire');
    await press(page, 'Inscrire et inviter');
    await see(page, 'à corriger');
  },
  'session-error': failingAt((world) => `/sessions/${sessionOf(world)}`, '**/enrolments'),
  'session-loading': loadingAt((world) => `/sessions/${sessionOf(world)}`, '**/enrolments'),
  'session-new': open('/sessions/new'),
  'session-new-missing': async (page) => press(page, 'Enregistrer la session'),
  'session-edit': open((world) => `/sessions/${sessionOf(world)}/edit`),
  'session-edit-leaving': async (page) => {
    await page.getByLabel('Nom de la session').fill('Promotion d’automne, groupe du matin');
    await page.locator('a.back').click();
    await see(page, 'Quitter sans enregistrer');
  },
};
const importing: Readonly<Record<string, Step>> = {
  import: async (page, world) => {
    await page.goto('about:blank');
    await open((one) => `/sessions/${sessionOf(one)}/import`)(page, world);
  },
  'import-report': async (page) => {
    await choose(page, 'stagiaires.csv', csv);
    await see(page, 'Rien n’est encore enregistré');
  },
  'import-left-out': async (page) => page.getByRole('checkbox').check(),
  'import-refused': async (page) => {
    await choose(page, 'photo.csv', '\u0000\u0001\u0002 pas un tableau');
    await settled(page);
  },
};
const programmes: Readonly<Record<string, Step>> = {
  programmes: open('/programmes'),
  'programmes-error': failing('issuer', '/programmes', '**/api/v1/programmes'),
  'programmes-loading': loading('issuer', '/programmes', '**/api/v1/programmes'),
  'programme-new': open('/programmes/new'),
  'programme-searching': async (page) => {
    await page.getByRole('combobox', { name: 'Métier du ROME' }).pressSequentially('macon');
    await page.getByRole('option').first().waitFor();
  },
  'programme-none-found': async (page) => {
    await page.getByRole('combobox', { name: 'Métier du ROME' }).fill('zzzz');
    await see(page, 'Aucun métier ne correspond');
  },
  'programme-chosen': async (page) => {
    await page.getByLabel('Titre').fill('Maçonnerie de pierre et enduits à la chaux');
    await page.getByRole('combobox', { name: 'Métier du ROME' }).fill('maçon');
    await page.getByRole('option').first().click();
    await see(page, 'Compétences proposées');
    for (const box of (await page.getByRole('checkbox').all()).slice(0, 3)) await box.check();
    await page.getByLabel('Ajouter votre propre compétence').fill('Accueillir un nouvel arrivant sur le chantier');
    await press(page, 'Ajouter');
    await page.getByLabel('Nom du cours').fill('Lecture de plans');
    await press(page, 'Ajouter un cours');
  },
  programme: async (page, world) => {
    await page.goto('about:blank');
    await open((one) => `/programmes/${programmeOf(one)}`)(page, world);
  },
  'programme-error': failingAt((world) => `/programmes/${programmeOf(world)}`, '**/api/v1/programmes/*'),
};
const queue: Readonly<Record<string, Step>> = {
  credentials: open('/credentials'),
  'credentials-waiting': async (page) => {
    await option(page, 'À récupérer');
    await settled(page);
  },
  'credentials-offer': async (page) => {
    await press(page, /Remettre par QR/u);
    await page.locator('carnet-qr svg').waitFor();
  },
  'credentials-cancelling': async (page, world) => {
    await open('/credentials')(page, world);
    await option(page, 'À récupérer');
    await press(page, 'Annuler la proposition');
    await see(page, 'ne pourra plus être récupérée');
  },
  'credentials-none': async (page, world) => {
    await open('/credentials')(page, world);
    await option(page, 'Retirées');
    await settled(page);
  },
  'credentials-changing': async (page, world) => {
    await open('/credentials')(page, world);
    await option(page, 'Remises');
    await page.getByRole('button', { name: 'Changer l’état' }).first().click();
    await see(page, 'Vous pourrez la reprendre');
  },
  'credentials-batch': async (page, world) => {
    await page.goto('about:blank');
    await open('/credentials/batch')(page, world);
  },
  'credentials-batch-seen': async (page) => {
    await page.getByLabel('Motif, visible par la personne').selectOption({ index: 1 });
    await page.getByLabel('Attestations de la session').selectOption({ index: 1 });
    await press(page, 'Voir ce qui changerait');
    await see(page, 'Rien n’est encore fait');
  },
  'credentials-error': failing('issuer', '/credentials', '**/api/v1/issuances*'),
  'credentials-loading': loading('issuer', '/credentials', '**/api/v1/issuances*'),
};
const decisions: Readonly<Record<string, Step>> = {
  'sheet-correcting': async (page, world) => {
    await open(async (one) => `/attendance/sheet/${await sheetIn(one, 'signed-off')}`)(page, world);
    await press(page, 'Corriger');
    await page.locator('mat-dialog-container carnet-choice label', { hasText: 'Retard' }).click();
  },
  'competences-withdrawing': async (page, world) => {
    await open((one) => `/competences/${sessionOf(one)}`)(page, world);
    await cell(page, 2, 0);
    await press(page, 'Retirer cette validation');
    await see(page, 'cessera d’être valable');
  },
};
const managerScenes = scenesOf(
  'issuer',
  signInAs('issuer', () => manager.email),
  {
    ...sessionsAndTrainees,
    ...importing,
    ...programmes,
    ...queue,
    ...decisions,
  },
);

// ---- levels from 0 to 100, in a second organism
const hundredScenes = scenesOf(
  'issuer',
  signInAs('issuer', () => estuaire.email),
  {
    'competences-hundred': async (page, world) => {
      await open(async (one) => `/competences/${await hundredSession(one)}`)(page, world);
      await cell(page, 0, 0);
      await page.getByLabel('Note de 0 à 100').fill('72');
    },
  },
);

// ---- nothing yet
const emptyScenes = scenesOf('issuer', signInAs('issuer', emptyOrganism), {
  'day-empty': open('/attendance'),
  'sessions-empty': open('/sessions'),
  'session-new-no-programme': open('/sessions/new'),
  'competences-sessions-empty': open('/competences'),
  'programmes-empty': open('/programmes'),
  'credentials-empty': open('/credentials'),
});
const rooms = new WeakMap<Page, { readonly session: string; readonly sheet: string }>();
const noTrainee: Step = async (page, world) => {
  const { email, ...room } = await sessionWithoutTrainee(world);
  rooms.set(page, room);
  await signInAs('issuer', () => email)(page, world);
};
const nobodyEnrolled = scenesOf('issuer', noTrainee, {
  'session-empty': (page, world) => visit(page, world, 'issuer', `/sessions/${rooms.get(page)?.session}`),
  'competences-empty': (page, world) => visit(page, world, 'issuer', `/competences/${rooms.get(page)?.session}`),
  'half-days-empty': (page, world) =>
    changing(
      page,
      '**/half-days',
      () => ({ items: [] }),
      () => visit(page, world, 'issuer', `/attendance/${rooms.get(page)?.session}`),
    ),
  'sheet-empty': (page, world) => visit(page, world, 'issuer', `/attendance/sheet/${rooms.get(page)?.sheet}`),
});

export const scenes: readonly Scene[] = [...trainerScenes, ...managerScenes, ...hundredScenes, ...emptyScenes, ...nobodyEnrolled];
