import type { Page } from 'playwright-core';
import { surroundingsOf } from '../../tooling/demo/surroundings.ts';
import { enrol } from '../../tooling/demo/training.ts';
import { openSchool, someone, validateLevels } from '../given-people.ts';
import { actOn } from './act.ts';
import { field, follow, heading, press, reads } from './gestures.ts';
import { openStage, type Stage } from './stage.ts';
import { choosePhrase } from './trainee.ts';

const trainee = someone('Nolwenn', 'Quéré');
const phrase = 'genêt cabane midi rivage';
const organism = 'Chantier du Rivage';

const unlock = async (page: Page): Promise<void> => {
  await heading(page, 'Votre carnet est fermé');
  await field(page, 'Phrase secrète').fill(phrase);
  await press(page, 'Ouvrir');
};

/** The last part of its DID, from the signed registry. */
const slugOf = async (stage: Stage, name: string): Promise<string> => {
  const jws = await (await fetch(stage.url('issuer', '/registry'))).text();
  const payload = JSON.parse(Buffer.from(jws.split('.')[1]!, 'base64url').toString()) as { entries: { name: string; did: string }[] };
  return payload.entries
    .find((entry) => entry.name === name)!
    .did.split(':')
    .at(-1)!;
};

/** From an organism's own page to a wallet that is connected to nobody, by identifying with digits sent by e-mail. */
describe('the authorization code flow, in browsers', () => {
  let stage: Stage | undefined;
  beforeAll(async () => {
    stage = await openStage();
    const town = { around: await surroundingsOf(stage.product.env), runJob: () => Promise.resolve() };
    const school = await openSchool(town, organism);
    await validateLevels(school, await enrol(school.manager, school.session, trainee), ['argent']);
  }, 290_000);
  afterAll(() => stage?.close(), 60_000);
  const act = actOn(() => stage);

  act('leads from “Ajouter à mon carnet” to the wallet, which says who asks before it asks anything', async (on) => {
    const page = await on.page('trainee');
    await page.goto(on.url('wallet', '/welcome'));
    await choosePhrase(page, phrase);

    await page.goto(on.url('issuer', `/add/${await slugOf(on, organism)}`));
    await heading(page, organism);
    expect(await on.axe('trainee')).toEqual([]);
    await follow(page, 'Ajouter à mon carnet');
    await unlock(page);
    await reads(page, 'Organisme reconnu');
    expect(page.url()).not.toContain('credential_offer');
    expect(await on.axe('trainee')).toEqual([]);
    await press(page, 'Continuer chez l’organisme');
  });

  act('asks for the digits of the e-mail, says what waits, and takes a yes back to the wallet', async (on) => {
    const page = await on.page('trainee');
    await heading(page, 'Recevoir mes preuves');
    await reads(page, 'Carnet de la plateforme');
    expect(page.url()).not.toContain('#');
    expect(await on.axe('trainee')).toEqual([]);
    await field(page, 'Votre adresse e-mail').fill(trainee.email);
    await press(page, 'Recevoir un code');
    const code = await on.mailbox.code(trainee.email, 'Votre code\u00a0: ');
    const digits = page.getByLabel('Le code à six chiffres reçu par e-mail');
    await digits.fill(code === '000000' ? '000001' : '000000');
    await reads(page, 'encore 4 essais');
    expect(await on.axe('trainee')).toEqual([]);
    await digits.fill(code);
    await heading(page, /preuves vous attendent/u);
    expect(await on.axe('trainee')).toEqual([]);
    await press(page, /Mettre . preuves dans mon carnet/u);

    await unlock(page);
    await reads(page, /preuves ajoutées à votre carnet/u);
    expect(page.url()).not.toContain('code=');
    expect(await on.axe('trainee')).toEqual([]);
    await follow(page, 'Voir mon carnet');
    await page.waitForURL((url) => url.pathname === '/credentials');
    await reads(page, organism);
  });

  act('hears no answer it did not ask for', async (on) => {
    const page = await on.page('trainee');
    await page.goto(on.url('wallet', '/receive/callback?code=volé&state=inventé'));
    await unlock(page);
    await reads(page, 'Cette réponse ne correspond à aucune demande de votre carnet');
  });

  it('no page had a fault and none broke its content security policy', () => {
    expect(stage?.heard).toEqual([]);
  });
});
