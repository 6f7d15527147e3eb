// Landing 3: validate, sign, hold.
import type { Page } from 'playwright-core';
import type { Act } from './act.ts';
import { cast } from './cast.ts';
import { choose, dialog, field, follow, heading, press, reads, until, loose } from './gestures.ts';
import { session } from './landing-2.ts';
import type { Player, Stage } from './stage.ts';
import { card, scan, wallet } from './trainee.ts';

const who = `${cast.trainee.givenName} ${cast.trainee.familyName}`;

export const openGrid = async (stage: Stage, player: Player): Promise<Page> => {
  const page = await stage.page(player);
  await page.goto(stage.url('issuer', '/competences'));
  await follow(page, session);
  await page.getByRole('grid').waitFor();
  return page;
};
/** The cells of one person, in the order of the competences. */
export const cellsOf = (page: Page, name: string) => page.getByRole('row', { name }).getByRole('button');

export const validate = async (page: Page, name: string, column: number, level: string): Promise<void> => {
  const cell = cellsOf(page, name).nth(column);
  await cell.click();
  await choose(page, new RegExp(`^${level}`, 'u'));
  await press(page, `Valider au niveau ${level}`);
  await until(async () => (await cell.getAttribute('aria-label'))?.includes(`niveau ${level}`) ?? false, `${name}: ${level}`);
};

/** What the desk shows: the address behind the QR code, and the code to dictate. */
const readOffer = async (page: Page): Promise<{ uri: string; code: string }> => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('img', { name: loose('Code QR à scanner') }).waitFor();
  await press(dialog(page), /Copier/u);
  await press(dialog(page), /Copié/u);
  const code = (await dialog(page).locator('output').textContent()) ?? '';
  return { uri: await page.evaluate(() => navigator.clipboard.readText()), code: code.replace(/\D/gu, '') };
};

export const landing3 = (act: Act): void => {
  act('(g) the trainer validates at a level, refuses with a note, and nothing is overwritten', async (stage) => {
    const page = await openGrid(stage, 'trainer');
    await validate(page, who, 0, 'Argent');
    await validate(page, who, 1, 'Or');
    await cellsOf(page, who).nth(2).click();
    await press(page, /À revoir, avec un motif/u);
    await reads(page, 'Écrivez le motif dans l’appréciation');
    await field(page, 'Appréciation, visible par la personne').fill('Joints trop épais : à reprendre');
    await press(page, /À revoir, avec un motif/u);
    await page
      .getByRole('row', { name: loose(who) })
      .getByRole('button', { name: /à revoir/u })
      .waitFor();
    await reads(page, 'Joints trop épais');
    expect(await stage.axe('trainer')).toEqual([]);
    await validate(page, who, 2, 'Bronze');
    await reads(page, 'Joints trop épais');
  });

  act('(h, i) the wallet collects what waits and shows each proof in words', async (stage) => {
    const page = await wallet(stage, '/credentials');
    await until(async () => {
      if (await page.getByRole('button', { name: loose('Tout récupérer') }).isVisible()) return true;
      await page.getByRole('link', { name: loose('Formation') }).click();
      await page.getByRole('link', { name: loose('Carnet') }).click();
      return false;
    }, 'three proofs wait');
    expect(await stage.axe('trainee')).toEqual([]);
    await press(page, 'Tout récupérer');
    await reads(page, /preuves ajoutées à votre carnet/u);
    expect(await stage.axe('trainee')).toEqual([]);
    const title = (await (await stage.page('trainer')).getByRole('columnheader').nth(1).textContent())!.trim();
    await card(page, title).click();
    await heading(page, 'Ce que dit cette preuve');
    await reads(page, 'Argent');
    await press(page, /Contrôler maintenant/u);
    await reads(page, /Valable, contrôlée/u);
    await page.getByRole('button', { name: loose('Vue technique') }).click();
    await reads(page, /did:web:/u);
    expect(await stage.axe('trainee')).toEqual([]);
  });

  act('(h) at the desk, an offer by QR wants its six digits', async (stage) => {
    await validate(await openGrid(stage, 'trainer'), who, 3, 'Or');
    const desk = await stage.page('manager');
    await desk.goto(stage.url('issuer', '/credentials'));
    const line = desk.getByRole('listitem').filter({ hasText: who }).filter({ hasText: 'À récupérer' });
    await until(async () => {
      if ((await line.count()) > 0) return true;
      await desk.reload();
      await heading(desk, 'Attestations');
      return false;
    }, 'the offer waits');
    await press(line.first(), /Remettre par QR/u);
    const { uri, code } = await readOffer(desk);
    expect(await stage.axe('manager')).toEqual([]);
    const page = await scan(stage, uri);
    await reads(page, 'Organisme reconnu');
    const digits = page.getByLabel('Saisissez le code à six chiffres');
    await digits.fill(code === '000000' ? '000001' : '000000');
    await press(page, 'Ajouter à mon carnet');
    await page.getByRole('alert').filter({ hasText: /code/iu }).waitFor();
    expect(await stage.axe('trainee')).toEqual([]);
    await digits.fill(code);
    await press(page, 'Ajouter à mon carnet');
    await heading(page, 'Ce que dit cette preuve');
    await press(dialog(desk), 'Fermer');
  });
};
