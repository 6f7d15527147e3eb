// Landing 5: be found.
import { publishMasked, openWallet } from '../../tooling/demo/trainee.ts';
import { surroundingsOf } from '../../tooling/demo/surroundings.ts';
import { day } from '../../tooling/demo/training.ts';
import type { Act } from './act.ts';
import { cast } from './cast.ts';
import { choose, field, follow, heading, press, reads, until, loose } from './gestures.ts';
import { openGrid, validate } from './landing-3.ts';
import type { Stage } from './stage.ts';
import { wallet } from './trainee.ts';

/** Four others of the same session, with wallets that have no screen: a search lists nobody among fewer than five. */
const others = [
  ['Thomas Quéméneur', 'thomas.quemeneur@courriel.example'],
  ['Aminata Diarrassouba', 'aminata.diarrassouba@courriel.example'],
  ['Fatoumata Sacko', 'fatoumata.sacko@courriel.example'],
  ['Kévin Ménoret', 'kevin.menoret@courriel.example'],
] as const;

const publishOther = async (stage: Stage, email: string): Promise<void> => {
  const around = await surroundingsOf(stage.product.env);
  const trainee = { givenName: '', familyName: '', email, department: '44', situation: 'searching' } as const;
  await publishMasked(await openWallet(around, trainee, 2), trainee);
};

/** The first competence of the session, as the grid names it. */
export const competence = async (stage: Stage): Promise<string> =>
  (await (await stage.page('trainer')).getByRole('columnheader').nth(1).textContent())!.trim();

export const landing5 = (act: Act): void => {
  act('(n) the trainee publishes a masked profile, hidden until then, and sees the card as it will be seen', async (stage) => {
    const page = await wallet(stage, '/offers');
    await reads(page, 'Votre profil est caché');
    await follow(page, /^Régler/u);
    await choose(page, 'Masqué');
    const card = page.getByRole('region', { name: loose('Votre carte, vue par un recruteur') });
    await page.getByRole('checkbox', { name: loose(await competence(stage)) }).check();
    await reads(card, /1\s+compétence/u);
    await field(page, 'Disponible à partir du').fill(day(30));
    await field(page, 'Disponible à partir du').blur();
    expect(await card.textContent()).not.toContain(cast.trainee.familyName);
    expect(await stage.axe('trainee')).toEqual([]);
    await press(page, 'Publier');
    await reads(page, 'Votre profil est en ligne');
  });

  act('(o) the recruiter finds nobody among fewer than five, then masked cards with a verified badge', async (stage) => {
    const grid = await openGrid(stage, 'trainer');
    for (const [name] of others) await validate(grid, name, 0, 'Argent');
    for (const [, email] of others.slice(0, 3)) await publishOther(stage, email);
    const page = await stage.page('recruiter');
    await page.goto(stage.url('verifier', '/candidates'));
    await heading(page, 'Que recherchez-vous');
    const wanted = await competence(stage);
    await page
      .getByRole('combobox', { name: loose('Ajouter une compétence') })
      .pressSequentially(wanted.slice(0, 14).toLowerCase(), { delay: 20 });
    await page.getByRole('option', { name: loose(wanted) }).click();
    await press(page, /^Rechercher/u);
    await heading(page, 'Moins de 5 profils');
    expect(await stage.axe('recruiter')).toEqual([]);
    await publishOther(stage, others[3][1]);
    await until(async () => {
      await press(page, /^Rechercher/u);
      await page.waitForTimeout(400);
      return page.getByRole('heading', { name: loose('Environ 5 profils') }).isVisible();
    }, 'five profiles are listed');
    const results = page.getByRole('list', { name: loose('Profils trouvés') }).locator('> li');
    expect(await results.count()).toBe(5);
    expect(await results.getByText('Vérifié').count()).toBeGreaterThanOrEqual(5);
    expect(await page.locator('main').textContent()).not.toMatch(/Belhadj|Quéméneur|courriel/u);
    expect(await stage.axe('recruiter')).toEqual([]);
  });
};
