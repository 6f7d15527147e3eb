// Every route of the wallet in its states.
import type { Page } from 'playwright-core';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { choosePhrase, collect, firstRun, go, join, paste, phrase, seeWaiting, settled, unlock, walletUrl } from './wallet-hand.ts';
import {
  castOf,
  halfDay,
  handles,
  impossibleRequest,
  mintCompetence,
  newcomer,
  offerTo,
  request,
  takeBack,
  validate,
} from './wallet-people.ts';

const of = (enter: Step, scenes: Readonly<Record<string, Step>>): readonly Scene[] =>
  Object.entries(scenes).map(([name, open]) => ({ app: 'wallet', name, enter, open }));
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click();
const follow = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('link', { name }).first().click();

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

// ---- a wallet in full use
const live: Step = async (page, world) => {
  const cast = await castOf(world);
  const who = await newcomer(cast);
  const first = await validate(cast, who, 0, 'bronze');
  const lost = await validate(cast, who, 2, 'argent');
  await halfDay(cast);
  await join(page, who.link);
  await seeWaiting(page, 4);
  await collect(page);
  await validate(cast, who, 0, 'argent');
  await validate(cast, who, 1, 'or');
  await halfDay(cast);
  await seeWaiting(page, 3);
  await collect(page);
  await takeBack(cast, lost);
  if (first.id === lost.id) throw new Error('two decisions are one');
  await validate(cast, who, 3, 'bronze');
  await seeWaiting(page, 1);
};
const openFirst = async (page: Page): Promise<void> => {
  await go(page, '/credentials');
  await page.locator('carnet-card-leaf a').first().click();
  await page.getByText('Ce que dit cette preuve').waitFor();
  await settled(page);
};
const readRequest = async (page: Page, world: PictureWorld): Promise<void> => {
  await paste(page, await request(await castOf(world)));
  await page.getByText('Ce qui part').waitFor();
  await settled(page);
};
const held = of(live, {
  credentials: async (page) => {
    await go(page, '/credentials');
    await page.locator('carnet-card-leaf').first().waitFor();
  },
  'credentials-month-unfolded': async (page) => {
    await page.locator('summary').first().click();
  },
  credential: async (page) => openFirst(page),
  'credential-technical': async (page) => {
    await page.getByText('Vue technique').click();
    await page.waitForTimeout(300);
  },
  'credential-withdrawn': async (page) => {
    await go(page, '/credentials');
    for (let tries = 0; (await page.getByText('Retirée').count()) === 0 && tries < 20; tries += 1) {
      await openFirst(page);
      await press(page, /Contrôler maintenant/u);
      await settled(page);
      await go(page, '/credentials');
    }
    await page.locator('carnet-card-leaf a', { hasText: 'Retirée' }).click();
    await page.getByText('Motif donné').waitFor();
  },
  scan: async (page) => go(page, '/credentials/scan'),
  'scan-unknown': async (page) => {
    await page.getByLabel('Coller un lien').fill('https://exemple.example/rien');
    await press(page, 'Continuer');
    await page.getByText('ni une preuve').waitFor();
  },
  receive: async (page, world) => {
    await paste(page, (await mintCompetence(await castOf(world))).uri);
    await page.getByText('Organisme reconnu').waitFor();
  },
  'receive-wrong-code': async (page) => {
    await page.getByRole('textbox').fill('000000');
    await press(page, /Ajouter à mon carnet/u);
    await page.getByText('pas le bon').waitFor();
  },
  'receive-unreadable': async (page) => {
    await paste(page, 'openid-credential-offer://?credential_offer=%7B%7D');
    await page.getByText('pas une proposition de preuve lisible').waitFor();
  },
  'request-missing': async (page, world) => {
    await paste(page, await impossibleRequest(await castOf(world)));
    await page.getByText('pas de quoi répondre').waitFor();
  },
  'request-unreadable': async (page, world) => {
    await paste(
      page,
      `openid4vp://?client_id=x&request_uri=${encodeURIComponent(`${world.product.addresses.verifier.url}/vp/${'A'.repeat(43)}/request`)}`,
    );
    await page.getByText('illisible').waitFor();
  },
  request: readRequest,
  'request-ticked': async (page) => {
    await page.getByRole('checkbox').first().check();
  },
  'request-preview': async (page) => {
    await press(page, /Aperçu exact/u);
    await page.getByText('Rien d’autre ne part').waitFor();
  },
  'request-unlock': async (page) => {
    await press(page, 'Retour');
    await press(page, /Partager \d/u);
    await page.getByText('Votre phrase secrète').waitFor();
  },
  'request-shared': async (page) => {
    await page.getByLabel('Phrase secrète').fill(phrase);
    await press(page, 'Partager');
    await page.getByText('Ce qui est parti').waitFor();
  },
  'request-refused': async (page, world) => {
    await readRequest(page, world);
    await press(page, 'Refuser');
    await page.getByText('Vous avez refusé').waitFor();
  },
  sharings: async (page) => go(page, '/disclosure'),
  sharing: async (page) => {
    await follow(page, /Partagé/u);
    await page.getByText('Retirer ce partage').waitFor();
  },
  'sharing-asking': async (page) => {
    await press(page, 'Retirer ce partage');
    await page.getByRole('dialog').waitFor();
  },
  'sharing-withdrawn': async (page) => {
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer ce partage' }).click();
    await page.getByText('les données sont détruites').waitFor();
  },
  'profile-hidden': async (page) => go(page, '/profile'),
  'profile-masked': async (page) => {
    await page.getByRole('radio', { name: 'Masqué' }).check();
    await page.getByRole('checkbox').first().waitFor();
    for (const box of await page.getByRole('checkbox').all()) await box.check();
  },
  'profile-published': async (page, world) => {
    const cast = await castOf(world);
    const before = await handles(cast);
    await press(page, 'Publier');
    await page.getByText('Votre profil est en ligne').waitFor();
    await offerTo(cast, before);
  },
  'profile-named': async (page) => page.getByRole('radio', { name: 'Nommé' }).check(),
  offers: async (page) => {
    await go(page, '/offers');
    await page.getByText('halle de Clisson').waitFor();
  },
  offer: async (page) => {
    await follow(page, /halle de Clisson/u);
    await page.getByText('Ce que le recruteur souhaite').waitFor();
    await settled(page);
  },
  'offer-refused': async (page) => {
    await press(page, 'Refuser');
    await page.getByText('Vous avez refusé').waitFor();
  },
  'link-new': async (page) => {
    await openFirst(page);
    await follow(page, /Créer un lien/u);
    await page.getByText('Ce que montrera le lien').waitFor();
  },
  'link-made': async (page) => {
    await press(page, 'Créer le lien');
    await page.getByText('Votre lien est prêt').waitFor();
    await page.locator('carnet-qr svg').waitFor();
  },
  links: async (page) => go(page, '/links'),
  'links-withdrawn': async (page) => {
    await press(page, 'Retirer le lien');
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer le lien' }).click();
    await page.getByText('ne montre plus rien').waitFor();
    await settled(page);
  },
  training: async (page) => go(page, '/training'),
  me: async (page) => go(page, '/me'),
  'credentials-offline': async (page) => {
    await page.context().setOffline(true);
    await go(page, '/credentials');
  },
  'credential-offline': async (page) => openFirst(page),
  'offers-offline': async (page) => go(page, '/offers'),
  'training-error': async (page) => go(page, '/training'),
});

export const scenes: readonly Scene[] = [...beginning, ...emptyPages, ...held];
