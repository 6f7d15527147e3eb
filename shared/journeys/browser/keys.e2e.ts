import type { Page } from 'playwright-core';
import { validateCompetence } from '#shared/contracts/issuer/competences';
import { getOrganisation } from '#shared/contracts/organisations';
import { issuerNews } from '../../../wallet/src/credentials/issuer-news.ts';
import type { StoredCredential } from '../../../wallet/src/credentials/stored-credential.ts';
import { collectAll } from '../../tooling/demo/headless-wallet.ts';
import { surroundingsOf } from '../../tooling/demo/surroundings.ts';
import { openPupil, openSchool, someone, type Pupil, type School } from '../given-people.ts';
import type { Town } from '../town.ts';
import { actOn } from './act.ts';
import { field, fill, follow, heading, password, press, reads, signIn, until } from './gestures.ts';
import { openStage, type Stage } from './stage.ts';

/** An organism changes its key, loses one, and closes; what it signed while it was right goes on verifying. */
describe('the keys of an organism', () => {
  let stage: Stage | undefined;
  let school: School;
  let pupil: Pupil;
  /** Before anything was signed, so that midnight may come. */
  const firstDay = new Date().toISOString().slice(0, 10);
  beforeAll(async () => {
    stage = await openStage();
    const around = await surroundingsOf({ ...stage.product.env, CARNET_HOME: stage.product.home });
    const town: Town = { around, runJob: () => Promise.reject(new Error('the servers run their own jobs')) };
    school = await openSchool(town, 'École du Chanvre et de la Pierre');
    pupil = await openPupil(town, school, someone('Hermine', 'Le Goff'), ['argent']);
    const { contactEmail } = await school.admin.call(getOrganisation);
    await signIn(stage, 'director', 'issuer', contactEmail);
  }, 290_000);
  afterAll(() => stage?.close(), 60_000);

  const act = actOn(() => stage);
  const held = async (title: string): Promise<StoredCredential> =>
    (await pupil.wallet.store.all<StoredCredential>('credentials')).find((one) => one.title === title)!;
  const compactOf = async (index: number): Promise<string> => (await held(school.programme.competences[index]!.label)).copies[0]!.compact;
  const check = async (on: Stage, compact: string, word: string): Promise<Page> => {
    const page = await on.page('anonymous');
    await page.goto('about:blank');
    await page.goto(on.url('verifier', '/verify'));
    await heading(page, 'Vérifier un document');
    await field(page, 'Texte ou lien de vérification').fill(compact);
    await press(page, 'Vérifier');
    await page.locator('carnet-verdict-band h1', { hasText: word }).waitFor();
    return page;
  };

  act('the administrator changes the key, told step by step', async (on) => {
    const page = await on.page('director');
    await follow(page, 'Organisation');
    await follow(page, 'Clés de signature');
    await heading(page, 'Clés de signature');
    await reads(page, 'Voici ce qui va se passer');
    expect(await on.axe('director')).toEqual([]);

    await fill(page, { 'Votre mot de passe': 'ce n’est pas celui-là' });
    await press(page, 'Changer de clé');
    await reads(page, 'Ce mot de passe n’est pas le vôtre');
    await fill(page, { 'Votre mot de passe': password });
    await press(page, 'Changer de clé');
    await reads(page, 'C’est fait : la nouvelle clé signe.');
    await reads(page, 'Gardée pour vérifier');
    expect(await on.axe('director')).toEqual([]);
  });

  act('what the former key signed is verified as before, and so is what the new one signs', async (on) => {
    const { enrolment, wallet } = pupil;
    await check(on, await compactOf(0), 'Vérifié');

    const body = { enrolmentId: enrolment.id, competenceId: school.programme.competences[1]!.id, level: 'or' as const, note: null };
    await school.trainer.call(validateCompetence, { params: { sessionId: school.session.id }, body });
    await collectAll(wallet, 1);
    await check(on, await compactOf(1), 'Vérifié');
  });

  act('a stolen key is declared: what it signed from that day on is refused, what the key before signed is not', async (on) => {
    const page = await on.page('director');
    await page
      .getByRole('button', { name: /^Déclarer compromise/u })
      .first()
      .click();
    await heading(page, 'Cette clé a été volée ou copiée ?');
    await fill(page, {
      'Premier jour où elle n’était plus sûre': firstDay,
      'Votre mot de passe': password,
    });
    expect(await on.axe('director')).toEqual([]);
    await press(page, 'Déclarer la clé compromise');
    await reads(page, 'Déclarée compromise');

    const refused = await check(on, await compactOf(1), 'Refusé');
    await reads(refused, 'La clé qui a signé ce document a été déclarée compromise.');
    await check(on, await compactOf(0), 'Vérifié');
  });

  act('the organism closes, by its name and the password', async (on) => {
    const page = await on.page('director');
    await follow(page, 'Fermer l’organisation');
    await heading(page, 'Fermer l’organisation');
    await reads(page, 'Une organisation fermée ne rouvre pas.');
    expect(await on.axe('director')).toEqual([]);
    await fill(page, { 'Nom de l’organisation': school.name, 'Votre mot de passe': password });
    await press(page, 'Fermer définitivement');
    await reads(page, 'Fermée le');
    await reads(page, 'Ce qu’elle a signé reste vérifiable au moins jusqu’au');
  });

  act('what it signed is still verified, and says since when it is closed', async (on) => {
    const page = await check(on, await compactOf(0), 'Vérifié');
    await reads(page, /organisme fermé le/u);
    expect(await on.axe('anonymous')).toEqual([]);

    const old = await held(school.programme.competences[0]!.label);
    await until(async () => (await issuerNews(pupil.wallet, old))?.why === 'issuer-closed', 'the wallet knows that it closed');
    expect(on.heard).toEqual([]);
  });
});
