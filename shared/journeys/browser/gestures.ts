// What people do in front of a screen, by the words they read.
import type { Locator, Page } from 'playwright-core';
import type { Player, Stage } from './stage.ts';

type Place = Page | Locator;
type Words = string | RegExp;

/** Printed French has narrow and unbreakable spaces: a space of these words is any space of the screen. */
export const loose = (words: Words, whole = false): RegExp => {
  if (typeof words !== 'string') return words;
  const pattern = words.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replace(/\s+/gu, String.raw`\s+`);
  return new RegExp(whole ? String.raw`^\s*${pattern}\s*$` : pattern, 'u');
};

/** The field of that label. */
export const field = (place: Place, label: Words): Locator =>
  place.locator('input, textarea, select').and(place.getByLabel(label, { exact: typeof label === 'string' }));

/** Fills fields by their labels, in order. */
export const fill = async (place: Place, values: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, value] of Object.entries(values)) await field(place, label).fill(value);
};

export const press = (place: Place, name: Words): Promise<void> => place.getByRole('button', { name: loose(name, true) }).click();
export const follow = (place: Place, name: Words): Promise<void> =>
  place
    .getByRole('link', { name: loose(name) })
    .first()
    .click();

/** Waits until these words are on the screen. */
export const reads = (place: Place, words: Words): Promise<void> => place.getByText(loose(words)).first().waitFor();
export const heading = (place: Place, words: Words): Promise<void> =>
  place
    .getByRole('heading', { name: loose(words) })
    .first()
    .waitFor();
export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Chooses a line of a Material list by its field's label. */
export const pick = async (page: Page, label: Words, option: Words): Promise<void> => {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).first().click();
};

/** A choice side by side: native radios behind drawn labels. Not while the page still scrolls: the click would land beside. */
export const choose = async (place: Place, name: Words): Promise<void> => {
  const radio = place.getByRole('radio', { name: loose(name) });
  await radio.scrollIntoViewIfNeeded();
  await radio.check({ force: true });
};

export const password = 'rabot-truelle-midi-soleil';

export const signIn = async (stage: Stage, who: Player, app: 'issuer' | 'verifier', email: string, secret = password): Promise<Page> => {
  const page = await stage.page(who);
  await page.goto(stage.url(app, '/sign-in'));
  await fill(page, { 'Adresse e-mail': email, 'Mot de passe': secret });
  await press(page, 'Se connecter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  return page;
};

/** Opens the link of the newest letter as a new account. */
export const join = async (page: Page, link: string, name: string): Promise<void> => {
  await page.goto(link);
  await fill(page, { 'Votre prénom et votre nom': name, 'Choisissez un mot de passe': password });
  await press(page, 'Rejoindre');
  await page.waitForURL((url) => url.pathname !== '/invitation');
};

/** The link of the newest letter to that address, `/confirm` for instance. */
export const letterLink = async (stage: Stage, app: 'issuer' | 'verifier' | 'wallet', to: string, path: string): Promise<string> => {
  const prefix = stage.url(app, `${path}#`);
  return prefix + (await stage.mailbox.code(to, prefix));
};

/** Does it come within a moment? For what must be asked for anew when it does not. */
export const appears = (place: Locator, seconds = 5): Promise<boolean> =>
  place.waitFor({ timeout: seconds * 1000 }).then(
    () => true,
    () => false,
  );

/** Asks again until it is so. */
export const until = async (ask: () => Promise<boolean>, what: string, seconds = 20): Promise<void> => {
  for (const end = Date.now() + seconds * 1000; !(await ask());) {
    if (Date.now() > end) throw new Error(`it did not become so: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};
