import { surroundingsOf } from '../../tooling/demo/surroundings.ts';
import { enrol } from '../../tooling/demo/training.ts';
import { openSchool, someone, validateLevels } from '../given-people.ts';
import { actOn } from './act.ts';
import { appears, dialog, field, follow, heading, loose, press, reads, until } from './gestures.ts';
import { openStage, type Stage } from './stage.ts';
import { arriveWith, makeCarnet } from './trainee.ts';

const trainee = someone('Bleuenn', 'Quéméner');
const phrase = 'genêt cabane midi rivage';
const other = 'bruyère lucarne osier brume';
const organism = 'Chantier des Deux Écrans';

/** A trainee with a telephone and a computer. */
describe('several devices, in browsers', () => {
  let stage: Stage | undefined;
  let link = '';
  beforeAll(async () => {
    stage = await openStage();
    const town = { around: await surroundingsOf(stage.product.env), runJob: () => Promise.resolve() };
    const school = await openSchool(town, organism);
    const enrolment = await enrol(school.manager, school.session, trainee);
    await validateLevels(school, enrolment, ['argent']);
  }, 290_000);
  afterAll(() => stage?.close(), 60_000);
  const act = actOn(() => stage);

  act('the phone lets another device in, once it was shown again who holds it', async (on) => {
    const page = await arriveWith(on, trainee.email, phrase, 2);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('link', { name: loose('Moi') }).click();
    await follow(page, 'Mes appareils');
    await reads(page, 'Cet appareil');
    expect(await page.getByRole('button', { name: loose('Retirer') }).count()).toBe(0);
    expect(await on.axe('trainee')).toEqual([]);
    await follow(page, 'Ajouter un appareil');
    await heading(page, 'D’abord, montrez que c’est vous');
    expect(await on.axe('trainee')).toEqual([]);
    await field(page, 'Phrase secrète').fill(phrase);
    await press(page, 'Continuer');
    await heading(page, 'Scannez ce code avec l’autre appareil');
    await page.locator('carnet-qr svg').waitFor();
    expect(await on.axe('trainee')).toEqual([]);
    await page.locator('carnet-copy-button button').click();
    link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain(on.url('wallet', '/connecter#'));
  });

  act('the computer is told whose it joins, and collects copies of its own', async (on) => {
    const page = await on.page('anonymous');
    await page.goto(link);
    await makeCarnet(page, other);
    await heading(page, 'Vous ajoutez cet appareil à votre carnet');
    await reads(page, organism);
    await reads(page, 'Organisme reconnu');
    expect(await on.axe('anonymous')).toEqual([]);
    await press(page, 'C’est bien mon carnet, ajouter cet appareil');
    await until(async () => (await page.locator('.tray carnet-leaf').count()) >= 2, 'two credentials wait');
    await press(page, 'Tout récupérer');
    await reads(page, '2 preuves ajoutées');
  });

  act('the phone says by itself that it came, and the person gets a letter', async (on) => {
    const page = await on.page('trainee');
    await reads(page, '« Ordinateur 2 » est ajouté à votre carnet.');
    expect(await on.axe('trainee')).toEqual([]);
    await follow(page, 'Voir mes appareils');
    await reads(page, 'Ordinateur 2');
    expect(await on.axe('trainee')).toEqual([]);
    expect(await on.mailbox.code(trainee.email, 'un autre appareil a été ajouté à votre ')).toBe('carnet');
  });

  act('the phone takes it out: what it holds falls, what the phone holds stands', async (on) => {
    const page = await on.page('trainee');
    await press(page, 'Retirer : Ordinateur 2');
    await reads(dialog(page), 'Retirer « Ordinateur 2 » ?');
    expect(await on.axe('trainee')).toEqual([]);
    await press(dialog(page), 'Retirer');
    await reads(page, '« Ordinateur 2 » est retiré : ses preuves ne valent plus.');

    const removed = await on.page('anonymous');
    await until(
      async () => {
        await removed.goto(on.url('wallet', '/credentials'));
        await heading(removed, 'Votre carnet est fermé');
        await field(removed, 'Phrase secrète').fill(other);
        await press(removed, 'Ouvrir');
        await removed.waitForURL((url) => url.pathname === '/credentials');
        return appears(removed.locator('carnet-card-leaf [data-state=off]').nth(1));
      },
      'the removed device shows two withdrawn credentials',
      40,
    );
    await page.getByRole('link', { name: 'Carnet', exact: true }).click();
    await page.locator('carnet-card-leaf').nth(1).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator('carnet-card-leaf [data-state=off]').count()).toBe(0);
  });

  act('a code that was used is dead, and said to be', async (on) => {
    const page = await on.freshDevice('anonymous');
    await page.goto(link);
    await makeCarnet(page, other);
    await page.getByRole('alert').waitFor();
    await heading(page, 'Cet appareil n’est pas ajouté');
    expect(await on.axe('anonymous')).toEqual([]);
  });

  it('no page had a fault', () => {
    expect(stage?.heard).toEqual([]);
  });
});
