// Landing 7: attendance; and throughout: a second organism, and a wallet lost.
import { makeProgramme, planSession } from '../../tooling/demo/training.ts';
import { Portal } from '../../tooling/demo/portal.ts';
import type { Act } from './act.ts';
import { cast } from './cast.ts';
import { choose, dialog, field, fill, follow, heading, letterLink, press, reads, until, loose } from './gestures.ts';
import { approve, signUp } from './landing-1.ts';
import { programme, session } from './landing-2.ts';
import type { Stage } from './stage.ts';
import { firstRun, joinOrganism, wallet } from './trainee.ts';

const who = `${cast.trainee.givenName} ${cast.trainee.familyName}`;
const secondProgramme = 'Initiation à la charpente traditionnelle';

/** Waits in the wallet for what an organism keeps ready, and takes it. */
const collect = async (stage: Stage): Promise<void> => {
  const page = await stage.page('trainee');
  await until(async () => {
    if (await page.getByRole('button', { name: /écupérer$/u }).isVisible()) return true;
    await page.getByRole('link', { name: loose('Formation') }).click();
    await page.getByRole('link', { name: loose('Carnet') }).click();
    return false;
  }, 'something waits to be collected');
  await press(page, /écupérer$/u);
  await reads(page, /ajoutées? à votre carnet/u);
};

export const landing7 = (act: Act): void => {
  act('(r) the trainer fills a half-day by keyboard and signs it off; a correction needs a reason', async (stage) => {
    const page = await stage.page('trainer');
    await page.goto(stage.url('issuer', '/sessions'));
    await follow(page, 'Émargement');
    await page
      .getByRole('link', { name: /À remplir/u })
      .first()
      .waitFor();
    expect(await stage.axe('trainer')).toEqual([]);
    await page
      .getByRole('link', { name: /À remplir/u })
      .first()
      .click();
    const rows = page.locator('tbody tr');
    await rows.first().focus();
    for (const key of ['r', 'p', 'a', 'e', 'p']) await page.keyboard.press(key);
    await reads(page, '2 présents, 1 retard, 1 absent, 1 excusé');
    expect(await stage.axe('trainer')).toEqual([]);
    await press(page, /Émarger et clore/u);
    await heading(dialog(page), 'Signer cette feuille');
    await press(dialog(page), /Émarger et clore/u);
    await reads(page, `Feuille signée par ${cast.trainer.name}`);
    const manager = await stage.page('manager');
    await manager.goto(page.url());
    await manager
      .getByRole('row', { name: loose(who) })
      .getByRole('button', { name: loose('Corriger') })
      .click();
    await choose(dialog(manager), 'Présent');
    await field(dialog(manager), 'Motif de la correction').fill('Retard du car');
    await press(dialog(manager), 'Corriger');
    await reads(manager, 'corrigé : Retard du car');
    expect(await stage.axe('manager')).toEqual([]);
  });

  act('(r) the signed half-day becomes a proof in the wallet', async (stage) => {
    const page = await wallet(stage, '/credentials');
    await collect(stage);
    await reads(page, /Assiduité/u);
    expect(await stage.axe('trainee')).toEqual([]);
  });

  act('a second organism enrols the same trainee: the wallet holds both, neither sees the other', async (stage) => {
    await signUp(stage, 'issuer', 'neighbour', 'Organisme de formation');
    await approve(stage, 'issuer', cast.neighbour.organisation);
    const portal = await new Portal('issuer', stage.url('issuer', '')).signIn(cast.neighbour.email);
    const made = await makeProgramme(portal, 'charpentier', secondProgramme, 'hundred');
    const planned = await planSession(portal, made, 'Promotion de printemps', cast.neighbour.name);
    const neighbour = await stage.page('neighbour');
    await neighbour.goto(stage.url('issuer', `/sessions/${planned.id}`));
    await press(neighbour, 'Inscrire un stagiaire');
    const { givenName, familyName, email } = cast.trainee;
    const before = await letterLink(stage, 'wallet', email, '/connecter');
    await fill(dialog(neighbour), { Prénom: givenName, Nom: familyName, 'Adresse e-mail': email });
    await press(dialog(neighbour), 'Inscrire et inviter');
    await reads(neighbour, /Invitation envoyée/u);
    await until(async () => (await letterLink(stage, 'wallet', email, '/connecter')) !== before, 'the second invitation comes');
    const page = await wallet(stage, await letterLink(stage, 'wallet', email, '/connecter'));
    await joinOrganism(stage, page, cast.neighbour.organisation);
    await collect(stage);
    await page.getByRole('link', { name: loose('Formation') }).click();
    await reads(page, programme);
    await reads(page, secondProgramme);
    await neighbour.goto(stage.url('issuer', '/credentials'));
    await neighbour.getByRole('listitem').filter({ hasText: who }).first().waitFor();
    expect(await neighbour.locator('main').textContent()).not.toContain(programme);
    const director = await stage.page('director');
    await director.goto(stage.url('issuer', `/sessions/${planned.id}`));
    await director.getByRole('main').waitFor();
    await director.waitForTimeout(1500);
    expect(await director.locator('main').textContent()).not.toContain(secondProgramme);
  });

  act('(f) a lost phone: a new invitation offers everything again, on another device', async (stage) => {
    const manager = await stage.page('manager');
    await manager.goto(stage.url('issuer', '/sessions'));
    await follow(manager, session);
    const before = await letterLink(stage, 'wallet', cast.trainee.email, '/connecter');
    await manager.getByRole('button', { name: new RegExp(`Autres actions.*${who}`, 'u') }).click();
    await manager.getByRole('menuitem', { name: loose('Carnet perdu ou phrase oubliée') }).click();
    await press(dialog(manager), 'Envoyer une nouvelle invitation');
    await reads(manager, /Nouvelle invitation envoyée/u);
    await until(async () => (await letterLink(stage, 'wallet', cast.trainee.email, '/connecter')) !== before, 'a new invitation comes');
    await stage.freshDevice('trainee');
    const page = await firstRun(stage, cast.director.organisation);
    await collect(stage);
    await heading(page, programme);
  });
};
