// Landing 4: disclose.
import type { Act } from './act.ts';
import { cast } from './cast.ts';
import { dialog, field, fill, follow, heading, loose, press, reads } from './gestures.ts';
import type { Stage } from './stage.ts';
import { scan, wallet } from './trainee.ts';

const title = 'Maçon en restauration, chantier de Clisson';
const { organisation } = cast.company;

/** The phrase again, then the sending. */
const confirm = async (stage: Stage): Promise<void> => {
  const page = await stage.page('trainee');
  await heading(page, 'Votre phrase secrète, pour partager');
  await fill(page, { 'Phrase secrète': cast.trainee.phrase });
  await press(page, 'Partager');
  await heading(page, `Partagé avec ${organisation}`);
};

export const landing4 = (act: Act): void => {
  act('(j) the recruiter sends an offer to a profile, naming what is wished and why', async (stage) => {
    const page = await stage.page('recruiter');
    const results = page.getByRole('list', { name: loose('Profils trouvés') }).locator('> li');
    await results
      .filter({ hasText: 'disponible dès le' })
      .getByRole('link', { name: /Ouvrir le profil/u })
      .click();
    await follow(page, 'Envoyer une proposition');
    await fill(page, { Intitulé: title, Message: 'Un chantier de six mois, au pied du château.' });
    await fill(page, { 'Pourquoi vous le demandez': 'Étudier votre candidature' });
    await field(page, 'Contrat').selectOption({ label: 'CDD' });
    expect(await stage.axe('recruiter')).toEqual([]);
    await press(page, 'Envoyer la proposition');
    await heading(page, title);
    expect(await stage.axe('recruiter')).toEqual([]);
  });

  act('(k) the trainee sees who asks and why, ticks, reads the exact preview, unlocks and shares', async (stage) => {
    const page = await wallet(stage, '/offers');
    await page.getByRole('link', { name: loose(title) }).click();
    await reads(page, `SIRET`);
    expect(await stage.axe('trainee')).toEqual([]);
    await press(page, 'Répondre');
    await reads(page, 'Recruteur vérifié');
    await reads(page, 'Étudier votre candidature');
    const staying = page.getByRole('list', { name: loose('Ce qui reste dans votre carnet') });
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    expect(await stage.axe('trainee')).toEqual([]);
    // ticked, it leaves for the other list
    await staying.getByRole('checkbox', { name: 'Nom', exact: true }).click();
    await press(page, /Aperçu exact/u);
    const preview = page.getByRole('region', { name: loose(`Vu par ${organisation}`) });
    await reads(preview, cast.trainee.familyName);
    expect(await preview.textContent()).not.toMatch(new RegExp(`${cast.trainee.email}|${cast.trainee.givenName}`, 'u'));
    expect(await stage.axe('trainee')).toEqual([]);
    await press(page, 'Retour');
    await press(page, /^Partager \d informations?/u);
    await confirm(stage);
    expect(await stage.axe('trainee')).toEqual([]);
  });

  act('(l) the recruiter is told, and reads only what was shared, with the report of every check', async (stage) => {
    const page = await stage.page('recruiter');
    await page.goto(stage.url('verifier', '/notifications'));
    await heading(page, 'Notifications');
    expect(await stage.axe('recruiter')).toEqual([]);
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await heading(page, 'Vérifié');
    await reads(page, cast.trainee.familyName);
    await reads(page, `${cast.director.organisation} est un organisme reconnu par la plateforme`);
    expect(await page.locator('main').textContent()).not.toContain(cast.trainee.email);
    expect(await stage.axe('recruiter')).toEqual([]);
  });

  act('(m) the trainee takes the sharing back: within seconds it leaves the recruiter’s open page', async (stage) => {
    const page = await stage.page('trainee');
    await follow(page, 'Voir mes partages');
    await heading(page, 'Mes partages');
    await page
      .getByRole('link', { name: loose(organisation) })
      .first()
      .click();
    await press(page, 'Retirer ce partage');
    await press(dialog(page), 'Retirer ce partage');
    await reads(page, 'Partage retiré');
    expect(await stage.axe('trainee')).toEqual([]);
    const recruiter = await stage.page('recruiter');
    await recruiter.getByRole('heading', { name: /^Retiré le/u }).waitFor({ timeout: 30_000 });
    expect(await recruiter.locator('main').textContent()).not.toContain(cast.trainee.familyName);
    expect(await stage.axe('recruiter')).toEqual([]);
  });

  act('(k) at the counter, a second request is answered with what it requires and nothing more', async (stage) => {
    const desk = await stage.page('recruiter');
    await desk.goto(stage.url('verifier', '/disclosures'));
    await follow(desk, 'Demander au guichet');
    await fill(desk, { 'Pourquoi vous le demandez': 'Ouvrir votre accès au chantier' });
    expect(await stage.axe('recruiter')).toEqual([]);
    await press(desk, 'Afficher le code QR');
    await desk.getByRole('img', { name: /Code QR de la demande/u }).waitFor();
    await desk.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await press(desk, /Copier/u);
    await desk.getByRole('button', { name: /Copié/u }).waitFor();
    expect(await stage.axe('recruiter')).toEqual([]);
    const number = (await desk.locator('.number').textContent())?.trim() ?? '';
    const page = await scan(stage, await desk.evaluate(() => navigator.clipboard.readText()));
    await reads(page, 'Recruteur vérifié');
    const which = page.getByRole('combobox', { name: loose('Quelle preuve') });
    await which.click();
    await page
      .getByRole('option', { name: /Argent/u })
      .first()
      .click();
    await press(page, /^Partager \d informations?/u);
    await heading(page, 'Le nombre à l’écran');
    expect(await stage.axe('trainee')).toEqual([]);
    await fill(page, { 'Nombre de deux chiffres': number });
    await press(page, 'Continuer');
    await confirm(stage);
    await desk
      .getByText('La personne a répondu')
      .or(desk.getByRole('heading', { name: loose('Vérifié') }))
      .first()
      .waitFor({ timeout: 30_000 });
  });
};
