// Landing 2: a session.
import { day } from '../../tooling/demo/training.ts';
import type { Act } from './act.ts';
import { cast } from './cast.ts';
import { choose, dialog, field, fill, follow, heading, press, reads, loose } from './gestures.ts';
import { firstRun, wallet } from './trainee.ts';

export const programme = 'Maçon du bâti ancien';
export const session = 'Promotion d’automne';

const rows = [
  'Prénom;Nom;E-mail',
  'Thomas;Quéméneur;thomas.quemeneur@courriel.example',
  'Aminata;Diarrassouba;aminata.diarrassouba@courriel.example',
  'Loïc;;loic@courriel.example',
  'Fatoumata;Sacko;fatoumata.sacko@courriel.example',
  'Kévin;Ménoret;kevin.menoret@courriel.example',
  'Thomas;Quéméneur;thomas.quemeneur@courriel.example',
].join('\n');

export const landing2 = (act: Act): void => {
  act('(d, e) the manager makes a programme from a métier found without its accent', async (stage) => {
    const page = await stage.page('manager');
    await page.goto(stage.url('issuer', '/programmes'));
    await follow(page, 'Nouvelle formation');
    await fill(page, { Titre: programme });
    await field(page, 'Métier du ROME').pressSequentially('macon', { delay: 20 });
    await page
      .getByRole('option', { name: /ma[cç]on/iu })
      .first()
      .click();
    await heading(page, /Compétences proposées par le ROME/u);
    const proposed = page.getByRole('checkbox');
    for (const index of [0, 1, 2]) if (!(await proposed.nth(index).isChecked())) await proposed.nth(index).check();
    await field(page, 'Ajouter votre propre compétence').fill('Accueillir un nouvel arrivant sur le chantier');
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await field(page, 'Nom du cours').fill('Lecture de plans');
    await press(page, 'Ajouter un cours');
    await choose(page, 'Bronze, argent, or');
    expect(await stage.axe('manager')).toEqual([]);
    await press(page, 'Enregistrer la formation');
    await reads(page, 'Formation enregistrée');
    await reads(page, programme);
  });

  act('(e) plans a session, enrols one person by hand and others from a file whose bad rows are explained', async (stage) => {
    const page = await stage.page('manager');
    await page.goto(stage.url('issuer', '/sessions'));
    await follow(page, 'Planifier une session');
    await field(page, 'Formation').selectOption({ label: programme });
    await fill(page, { 'Nom de la session': session, 'Premier jour': day(-20), 'Dernier jour': day(60) });
    await page.getByRole('checkbox', { name: loose(cast.trainer.name) }).check();
    await press(page, 'Enregistrer la session');
    await heading(page, session);
    if (!/\/sessions\/[\w-]{36}$/u.test(page.url())) await follow(page, session);
    await press(page, 'Inscrire un stagiaire');
    const { givenName, familyName, email } = cast.trainee;
    await fill(dialog(page), { Prénom: givenName, Nom: familyName, 'Adresse e-mail': email });
    await press(dialog(page), 'Inscrire et inviter');
    await reads(page, /Invitation envoyée/u);

    await follow(page, 'Importer un fichier');
    const file = { name: 'stagiaires.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) };
    await page.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.from('a;b\n1;2') });
    await reads(page, /La première ligne doit nommer les colonnes/u);
    await page.locator('input[type=file]').setInputFiles(file);
    await reads(page, 'Rien n’est encore enregistré');
    await reads(page, 'Deux fois dans le fichier');
    expect(await stage.axe('manager')).toEqual([]);
    await page.getByRole('checkbox', { name: loose('Laisser de côté les lignes à corriger') }).check();
    await press(page, 'Inscrire 4 personnes');
    await reads(page, 'Kévin Ménoret');
    expect(await stage.axe('manager')).toEqual([]);
  });

  act('(f) the trainee opens the invitation on a phone: promise, secret phrase, backup hint, connection', async (stage) => {
    const page = await firstRun(stage, cast.director.organisation);
    await heading(page, 'À récupérer');
    await page.getByRole('link', { name: loose('Formation') }).click();
    await reads(page, programme);
    expect(await stage.axe('trainee')).toEqual([]);
    await page.goto(stage.url('wallet', '/credentials'));
    await heading(page, 'Votre carnet est fermé');
    await fill(page, { 'Phrase secrète': 'ce n’est pas la bonne' });
    await press(page, 'Ouvrir');
    await reads(page, 'Ce n’est pas la bonne phrase');
    await wallet(stage, '/credentials');
    await press(page, /Récupérer/u);
    await reads(page, /preuve ajoutée/u);
  });
};
