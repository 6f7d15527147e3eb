import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { vctOf } from '#shared/credentials/vct';
import { surroundingsOf } from '../../tooling/demo/surroundings.ts';
import { enrol } from '../../tooling/demo/training.ts';
import { openSchool, someone, validateLevels } from '../given-people.ts';
import { openPeerVerifier, type PeerVerifier } from '../peer/verifier.ts';
import { actOn } from './act.ts';
import { appears, field, fill, follow, heading, press, reads, until } from './gestures.ts';
import { openStage, type Stage } from './stage.ts';
import { arriveWith, choosePhrase } from './trainee.ts';

const trainee = someone('Enora', 'Le Dantec');
const phrase = 'bruyère lucarne midi rivage';
const organism = 'Chantier des Deux Onglets';
const rounds = 2;

interface Backup {
  readonly file: Buffer;
  readonly kit: string;
}

/** Opens the wallet somewhere: a page loaded anew is locked. In front, for a browser takes its time with a tab behind. */
const open = async (on: Stage, page: Page, where: string): Promise<void> => {
  await page.bringToFront();
  await page.goto('about:blank');
  await page.goto(on.url('wallet', where));
  await heading(page, 'Votre carnet est fermé');
  await field(page, 'Phrase secrète').fill(phrase);
  await press(page, 'Ouvrir');
  await page.waitForURL((url) => url.pathname !== '/unlock');
};

/** As the browser evicts an origin: what scripts keep goes, cookies stay (MDN, "Storage quotas and eviction criteria"). */
const evict = async (on: Stage, page: Page): Promise<void> => {
  const devtools = await page.context().newCDPSession(page);
  const storageTypes = 'indexeddb,cache_storage,service_workers,local_storage';
  await devtools.send('Storage.clearDataForOrigin', { origin: new URL(on.url('wallet')).origin, storageTypes });
  await devtools.detach();
};

const backUp = async (page: Page): Promise<Backup> => {
  await fill(page, { 'Phrase secrète': phrase });
  await press(page, 'Préparer ma sauvegarde');
  await heading(page, 'Votre clé de secours');
  const kit = (await page.locator('carnet-kit .key').innerText()).replace(/\s+/gu, ' ').trim();
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Enregistrer le fichier')]);
  const file = await readFile(await download.path());
  await page.getByRole('checkbox').check();
  await press(page, 'Terminer');
  return { file, kit };
};

/** From the note of the welcome page to every credential in the carnet again. */
const bringBack = async (on: Stage, page: Page, { file, kit }: Backup): Promise<void> => {
  await press(page, 'J’ai une sauvegarde');
  await page.locator('input[type=file]').setInputFiles({ name: 'carnet.carnet', mimeType: 'application/octet-stream', buffer: file });
  await fill(page, { 'Phrase secrète': phrase, 'Clé de secours': kit });
  await press(page, 'Lire la sauvegarde');
  await reads(page, '3 preuves à vous remettre');
  await press(page, 'Restaurer sur cet appareil');
  await heading(page, 'Votre carnet est sur cet appareil');
  await reads(page, 'Repris');
  await press(page, 'Ouvrir mon carnet');
  await until(async () => {
    await open(on, page, '/credentials');
    return appears(page.locator('.tray carnet-leaf').nth(2));
  }, 'three credentials are offered again');
  await press(page, 'Tout récupérer');
  await reads(page, '3 preuves ajoutées');
};

/** The welcome page of a browser that erased a carnet: what happened, and the backup first. */
const explains = async (on: Stage, page: Page): Promise<void> => {
  await heading(page, 'Le navigateur a effacé le carnet qui était ici');
  await page.bringToFront();
  await reads(page, 'n’est pas perdu');
  expect(new URL(page.url()).pathname).toBe('/welcome');
  expect((await page.locator('.end button').first().innerText()).trim()).toBe('J’ai une sauvegarde');
  expect(await on.axe('trainee', page)).toEqual([]);
};

/** In the page: a tab that is slow between what it read and what it makes of it, so that two of them meet there. */
const slowReader = (): void => {
  const own = crypto.subtle.decrypt.bind(crypto.subtle);
  crypto.subtle.decrypt = async (...asked) => {
    const read = await own(...asked);
    await new Promise((done) => setTimeout(done, 700));
    return read;
  };
};

/** In this tab up to the button that takes a copy: what is asked, read and ticked. */
const aboutToShare = async (on: Stage, page: Page, verifier: PeerVerifier): Promise<void> => {
  const path = claimOf('competence', 'name').path as [string, ...string[]];
  const meta = { vct_values: [vctOf(on.url('issuer', ''), 'competence')] as [string] };
  const uri = await verifier.ask({ credentials: [{ id: 'savoir', format: 'dc+sd-jwt', meta, claims: [{ path }] }] }, 'direct_post.jwt');
  await open(on, page, '/credentials/scan');
  await field(page, 'Coller un lien').fill(uri);
  await press(page, 'Continuer');
  await heading(page, 'Ce qui part');
  await page.getByRole('checkbox').first().check();
  await page.evaluate(slowReader);
};
/** A stranger's address is written by hand, and the phrase given, before anything leaves. */
const confirm = async (page: Page, { host }: PeerVerifier): Promise<void> => {
  await field(page, 'Recopiez l’adresse').fill(host);
  await press(page, 'Continuer');
  await field(page, 'Phrase secrète').fill(phrase);
};

/** One wallet in two tabs of one browser, and a browser that erases it. */
describe('two tabs and an eviction, in browsers', () => {
  let stage: Stage | undefined;
  let other: Page;
  let backup: Backup;
  const verifiers: PeerVerifier[] = [];
  beforeAll(async () => {
    stage = await openStage();
    const town = { around: await surroundingsOf(stage.product.env), runJob: () => Promise.resolve() };
    const school = await openSchool(town, organism);
    const enrolment = await enrol(school.manager, school.session, trainee);
    await validateLevels(school, enrolment, ['argent', 'or']);
    for (let place = 0; place < 2 * rounds; place += 1) verifiers.push(await openPeerVerifier());
  }, 290_000);
  afterAll(async () => {
    for (const verifier of verifiers) await verifier.close();
    await stage?.close();
  }, 60_000);
  const act = actOn(() => stage);

  act('two tabs share with two verifiers at the same moment, and no copy is shown twice', async (on) => {
    const page = await arriveWith(on, trainee.email, phrase, 3);
    other = await on.tab('trainee');
    for (let round = 0; round < rounds; round += 1) {
      const [one, two] = [verifiers[2 * round]!, verifiers[2 * round + 1]!];
      await aboutToShare(on, page, one);
      await aboutToShare(on, other, two);
      await Promise.all([press(page, 'Partager 1 information'), press(other, 'Partager 1 information')]);
      await Promise.all([confirm(page, one), confirm(other, two)]);
      await Promise.all([press(page, 'Partager'), press(other, 'Partager')]);
      await Promise.all([heading(page, `Partagé avec ${one.host}`), heading(other, `Partagé avec ${two.host}`)]);
    }

    expect(verifiers.map(({ seen }) => seen.map(({ satisfied }) => satisfied))).toEqual(verifiers.map(() => [true]));
    const keys = verifiers.flatMap(({ seen }) => seen.map(({ payload }) => (payload['cnf'] as { jwk: { x: string } }).jwk.x));
    expect(new Set(keys).size).toBe(2 * rounds);
    await open(on, page, '/disclosure');
    await until(async () => (await page.locator('a[href^="/disclosure/"]').count()) >= verifiers.length, 'the journal is on the screen');
    for (const { host } of verifiers) expect(await page.getByRole('link').filter({ hasText: host }).count()).toBe(1);
  });

  act('what the browser promises, and the room there is, are told beside the home screen', async (on) => {
    const page = await on.page('trainee');
    await open(on, page, '/me');
    await reads(page, 'Le navigateur');
    await page.getByRole('meter').waitFor();
    await reads(page, /occupés, environ .+ libres/u);
    await heading(page, 'Écran d’accueil');
    expect(await on.axe('trainee')).toEqual([]);
    await follow(page, 'Sauvegarde');
    backup = await backUp(page);
  });

  act('evicted while it is open, it explains itself in every tab, and the backup brings all of it back', async (on) => {
    const page = await on.page('trainee');
    await open(on, page, '/credentials');
    await open(on, other, '/disclosure');
    await reads(other, verifiers[0]!.host);
    await reads(page, 'Chantier des Deux Onglets');
    await evict(on, page);
    await explains(on, page);
    await explains(on, other);
    await page.reload();
    await explains(on, page);
    await bringBack(on, page, backup);
  });

  act('erased on purpose in one tab, it goes to the welcome page in the other, without a word on the browser', async (on) => {
    const page = await on.page('trainee');
    await open(on, page, '/credentials');
    await other.goto(on.url('wallet', '/credentials'));
    await press(other, 'Phrase oubliée ?');
    await field(other, /Écrivez/u).fill('effacer');
    await press(other, 'Effacer ce carnet');
    for (const tab of [page, other]) {
      await heading(tab, 'Vos compétences, prouvées, dans votre poche');
      expect(await tab.getByText('Le navigateur a effacé').count()).toBe(0);
    }
    expect(new URL(page.url()).pathname).toBe('/welcome');
    expect(await on.axe('trainee')).toEqual([]);
  });

  act('evicted while it is closed, it explains itself at the next visit, until another is made', async (on) => {
    const page = await on.page('trainee');
    await page.reload();
    await choosePhrase(page, phrase);
    await page.goto('about:blank');
    await other.goto('about:blank');
    await evict(on, page);
    await page.goto(on.url('wallet', '/credentials'));
    await explains(on, page);
    await choosePhrase(page, phrase);
    await other.goto(on.url('wallet', '/'));
    await heading(other, 'Votre carnet est fermé');
  });

  it('no page had a fault', () => {
    expect(stage?.heard).toEqual([]);
  });
});
