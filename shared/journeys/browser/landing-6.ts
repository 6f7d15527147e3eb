// Landing 6: anyone verifies, and the organism withdraws.
import type { Act } from './act.ts';
import { cast } from './cast.ts';
import { dialog, field, follow, heading, press, reads } from './gestures.ts';
import { cellsOf, openGrid } from './landing-3.ts';
import { competence } from './landing-5.ts';
import { card, checkAgain, wallet } from './trainee.ts';

const who = `${cast.trainee.givenName} ${cast.trainee.familyName}`;
const reason = 'Erreur de saisie : le niveau d’une autre personne';

export const landing6 = (act: Act): void => {
  act('(p) a link made on the phone shows its verdict to anybody', async (stage) => {
    const page = await wallet(stage, '/credentials');
    await card(page, await competence(stage)).click();
    await follow(page, 'Créer un lien de vérification');
    for (const claim of [/^Compétence/u, /^Niveau/u]) await page.getByRole('checkbox', { name: claim }).check();
    expect(await stage.axe('trainee')).toEqual([]);
    await press(page, 'Créer le lien');
    await heading(page, 'Votre lien est prêt');
    expect(await stage.axe('trainee')).toEqual([]);
    const url = (await page.locator('#link-address').textContent())!.trim();
    const anyone = await stage.page('anonymous');
    await anyone.goto(url);
    await heading(anyone, 'Vérifié');
    await reads(anyone, 'Argent');
    await reads(anyone, 'Titulaire prouvé à la création du lien');
    expect(await anyone.locator('main').textContent()).not.toContain(cast.trainee.familyName);
    expect(await stage.axe('anonymous')).toEqual([]);
  });

  act('(q) the manager withdraws the validation with a reason', async (stage) => {
    const page = await openGrid(stage, 'manager');
    await cellsOf(page, who).first().click();
    await press(page, 'Retirer cette validation');
    await field(dialog(page), /^Motif/u).fill(reason);
    expect(await stage.axe('manager')).toEqual([]);
    await dialog(page)
      .getByRole('button', { name: /Retirer/u })
      .click();
    await reads(page, 'Validation retirée');
  });

  act('(q) the wallet, the recruiter’s view and the link all say so at the next check', async (stage) => {
    const page = await wallet(stage, '/credentials');
    await card(page, await competence(stage)).click();
    await checkAgain(page);
    await reads(page, /Retirée\s+le\s.+par\s+l’organisme/u);
    await reads(page, reason);
    expect(await stage.axe('trainee')).toEqual([]);

    const anyone = await stage.page('anonymous');
    await press(anyone, /Contrôler à nouveau/u);
    await heading(anyone, 'Refusé');
    expect(await anyone.locator('main').textContent()).not.toContain('Erreur de saisie');
    expect(await stage.axe('anonymous')).toEqual([]);

    const recruiter = await stage.page('recruiter');
    await recruiter.goto(stage.url('verifier', '/disclosures'));
    await heading(recruiter, 'Reçus');
    expect(await stage.axe('recruiter')).toEqual([]);
    await follow(recruiter, 'Au guichet');
    await press(recruiter, /Contrôler à nouveau/u);
    await heading(recruiter, 'Refusé');
    expect(await stage.axe('recruiter')).toEqual([]);
  });

  act('(m, p) the link taken back shows nothing any more', async (stage) => {
    const page = await wallet(stage, '/links');
    await press(page, 'Retirer le lien');
    await press(dialog(page), 'Retirer le lien');
    await reads(page, 'Lien retiré');
    expect(await stage.axe('trainee')).toEqual([]);
    const anyone = await stage.page('anonymous');
    await anyone.reload();
    await heading(anyone, 'Ce lien n’est plus ouvert');
    expect(await stage.axe('anonymous')).toEqual([]);
  });
};
