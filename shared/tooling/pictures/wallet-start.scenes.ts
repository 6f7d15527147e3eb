// The first minutes of a wallet, and one that holds nothing and knows nobody.
import type { Page } from 'playwright-core';
import type { Scene, Step } from '../scene.ts';
import { choosePhrase, collect, firstRun, go, seeWaiting, settled, unlock, walletUrl } from './wallet-hand.ts';
import { castOf, newcomer, validate } from './wallet-people.ts';

const of = (enter: Step, scenes: Readonly<Record<string, Step>>): readonly Scene[] =>
  Object.entries(scenes).map(([name, open]) => ({ app: 'wallet', name, enter, open }));
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click();

// ---- the first minutes, by the invitation's link
const arrive: Step = async (page, world) => {
  const cast = await castOf(world);
  const who = await newcomer(cast);
  await validate(cast, who, 0, 'bronze');
  await page.goto(who.link);
};
const beginning = of(arrive, {
  welcome: async (page) => page.getByText('Ni compte ni e-mail').waitFor(),
  'passphrase-weak': async (page) => {
    await press(page, 'Créer mon carnet');
    await page.getByLabel('Phrase secrète', { exact: true }).fill('truelle');
    await page.getByText('Encore trop courte').waitFor();
  },
  'passphrase-strong': async (page) => {
    await choosePhrase(page);
    await page.getByText('Solide').waitFor();
  },
  backup: async (page) => {
    await press(page, 'Continuer');
    await page.getByText('Notez cette phrase').waitFor();
  },
  join: async (page) => {
    await press(page, /Plus tard/u);
    await page.getByText('Organisme reconnu').waitFor();
  },
  'credentials-to-collect': async (page) => {
    await press(page, /rejoindre/u);
    await page.waitForURL('**/credentials');
    await seeWaiting(page, 2);
  },
  'credentials-collected': async (page) => collect(page),
  unlock: async (page) => {
    await go(page, '/me');
    await press(page, /Fermer mon carnet/u);
    await page.waitForURL('**/unlock**');
    await settled(page);
  },
  'unlock-wrong': async (page) => {
    await unlock(page, 'une autre phrase');
    await page.getByText('Ce n’est pas la bonne phrase').waitFor();
  },
  'unlock-wait': async (page) => {
    for (let tries = 0; tries < 2; tries += 1) {
      await unlock(page, `encore une autre ${tries}`);
      await page.getByRole('button', { name: 'Ouvrir' }).waitFor();
    }
    await page.getByRole('timer').waitFor();
  },
  'unlock-forgotten': async (page) => {
    await press(page, /Phrase oubliée/u);
    await page.getByText('Effacer le carnet de cet appareil').waitFor();
  },
});

// ---- a wallet that holds nothing and knows nobody
const alone: Step = async (page, world) => {
  await page.goto(walletUrl(world));
  await firstRun(page);
};
const emptyPages = of(alone, {
  'join-none': async (page) => page.getByText('Votre carnet est prêt').waitFor(),
  'credentials-empty': async (page) => {
    await press(page, /Ouvrir mon carnet/u);
    await page.getByText('Aucune preuve pour l’instant').waitFor();
  },
  'offers-error': async (page) => {
    await page.context().setOffline(true);
    await go(page, '/offers');
  },
  'offers-empty': async (page) => {
    await page.context().setOffline(false);
    await go(page, '/me');
    await go(page, '/offers');
  },
  'profile-nothing-to-show': async (page) => {
    await go(page, '/profile');
    await page.getByRole('radio', { name: 'Masqué' }).check();
  },
  'training-empty': async (page) => go(page, '/training'),
  'sharings-empty': async (page) => go(page, '/disclosure'),
  'links-empty': async (page) => go(page, '/links'),
  'link-nothing-to-show': async (page) => go(page, '/links/new'),
  'show-nothing': async (page) => go(page, '/show'),
  'export-empty': async (page) => go(page, '/export'),
  'security-phrase-only': async (page) => go(page, '/me/security'),
  'experience-alone': async (page) => go(page, '/experiences/new'),
  'me-alone': async (page) => go(page, '/me'),
  'credential-gone': async (page) => go(page, '/credentials/inconnue'),
  'sharing-gone': async (page) => go(page, '/disclosure/inconnu'),
  'offer-gone': async (page) => go(page, '/offers/inconnue'),
  'not-found': async (page) => go(page, '/nulle-part'),
  'join-unreadable': async (page, world) => {
    await page.goto(`${walletUrl(world)}/connecter#abime`);
    await unlock(page);
    await page.getByText('Ce lien est incomplet').waitFor();
  },
});

export const scenes: readonly Scene[] = [...beginning, ...emptyPages];
