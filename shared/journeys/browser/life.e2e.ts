import type { Locator, Page } from 'playwright-core';
import { getSession } from '#shared/contracts/identity';
import { surroundingsOf } from '../../tooling/demo/surroundings.ts';
import { enrol } from '../../tooling/demo/training.ts';
import { openSchool, someone, validateLevels, type School } from '../given-people.ts';
import { actOn } from './act.ts';
import { appears, dialog, field, follow, heading, press, reads, signIn, until } from './gestures.ts';
import { cellsOf } from './landing-3.ts';
import { openStage, type Stage } from './stage.ts';
import { arriveWith, card, checkAgain } from './trainee.ts';

const trainee = someone('Maïwenn', 'Tanguy');
const phrase = 'bruyère lavoir matin sillon';
const name = `${trainee.givenName} ${trainee.familyName}`;

/** What an organism says of a proof after it was received, on its holder's phone. */
describe('the life of a proof, in browsers', () => {
  let stage: Stage | undefined;
  let school: School;
  const title = (): string => school.programme.competences[0]!.label;
  beforeAll(async () => {
    stage = await openStage();
    const town = { around: await surroundingsOf(stage.product.env), runJob: () => Promise.resolve() };
    school = await openSchool(town, 'Ateliers de la Presqu’Île');
    const enrolment = await enrol(school.manager, school.session, trainee);
    await validateLevels(school, enrolment, ['argent']);
    await signIn(stage, 'manager', 'issuer', (await school.manager.call(getSession)).account!.email);
    await arriveWith(stage, trainee.email, phrase, 2);
  }, 290_000);
  afterAll(() => stage?.close(), 60_000);
  const act = actOn(() => stage);

  const change = async (on: Stage, act: string, reason: string, words: string): Promise<void> => {
    const page = await on.page('manager');
    await page.goto(on.url('issuer', '/credentials'));
    await page.getByRole('listitem').filter({ hasText: title() }).getByRole('button', { name: 'Changer l’état' }).click();
    await heading(page, `État de « ${title()} »`);
    await dialog(page).getByLabel('Motif, visible par la personne').selectOption({ label: reason });
    await field(dialog(page), /Précision, visible par la personne/u).fill(words);
    expect(await on.axe('manager')).toEqual([]);
    await press(dialog(page), act);
    await dialog(page).waitFor({ state: 'detached' });
  };
  const back = async (page: Page): Promise<void> => {
    await page.getByRole('link', { name: 'Carnet', exact: true }).click();
    await page.waitForURL(/\/credentials$/u);
  };
  const level = (page: Page, word: 'Or' | 'Argent'): Locator =>
    card(page, title()).filter({ hasText: new RegExp(String.raw`\b${word}\b`, 'u') });

  act('it is suspended: its holder reads it, and why', async (on) => {
    const phone = await on.page('trainee');
    await back(phone);
    await card(phone, title()).click();
    await change(on, 'Suspendre', 'Vérification en cours', 'Feuille à relire avec le formateur');
    await checkAgain(phone);
    await reads(phone, 'Suspendue par l’organisme');
    await reads(phone, 'Feuille à relire avec le formateur');
    expect(await on.axe('trainee')).toEqual([]);
  });

  act('it is resumed, and stands again', async (on) => {
    await change(on, 'Reprendre', 'Vérification terminée', 'Feuille relue');
    const page = await on.page('trainee');
    await checkAgain(page);
    await page.getByText('Suspendue par l’organisme').waitFor({ state: 'detached' });
    expect(await on.axe('trainee')).toEqual([]);
  });

  act('its level is put right: the right one takes its place by itself', async (on) => {
    const desk = await on.page('manager');
    await desk.goto(on.url('issuer', '/competences'));
    await follow(desk, school.session.title);
    await cellsOf(desk, name).first().click();
    await press(desk, 'Corriger le niveau');
    await dialog(desk).getByLabel('Niveau atteint').selectOption({ label: 'Or' });
    await field(dialog(desk), /^Motif/u).fill('Niveau relu avec la personne');
    await press(dialog(desk), 'Corriger le niveau');
    await reads(desk, 'la preuve est remplacée');

    const page = await on.page('trainee');
    await page.goBack();
    // What a look brought in is said until the next look.
    await until(async () => {
      if (await appears(level(page, 'Or'))) return true;
      await page.getByRole('link', { name: 'Moi' }).click();
      await back(page);
      return false;
    }, 'the carnet holds the right level');
    expect(await level(page, 'Argent').count()).toBe(0);
    await reads(page, '1 preuve a été remplacée par sa version corrigée');
    expect(await on.axe('trainee')).toEqual([]);
  });

  it('no page had a fault and none broke its content security policy', () => {
    expect(stage?.heard).toEqual([]);
  });
});
