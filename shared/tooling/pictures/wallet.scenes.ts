// A wallet in full use; how it begins, and how it arrives from elsewhere, are in wallet-start and wallet-arrival.scenes.ts.
import type { Page } from 'playwright-core';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { collect, go, join, paste, phrase, seeWaiting, settled } from './wallet-hand.ts';
import {
  answerContestation,
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
/** Opens the first proof again until it says so: what an organism answered is read when the carnet is shown. */
const until = async (page: Page, words: string): Promise<void> => {
  for (let tries = 0; tries < 20; tries += 1) {
    await openFirst(page);
    if ((await page.getByText(words).count()) > 0) return;
    await go(page, '/me');
  }
  throw new Error(`no proof says “${words}”`);
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
  'credential-contesting': async (page) => {
    await openFirst(page);
    await press(page, 'Contester cette preuve');
    await page.getByRole('dialog').waitFor();
  },
  'credential-contested': async (page) => {
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('J’ai coffré et ferraillé seule la semelle de la halle : c’est le niveau or, pas argent.');
    await dialog.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByText('en attente de réponse').waitFor();
    await settled(page);
  },
  'credential-answered': async (page, world) => {
    await answerContestation(await castOf(world));
    await until(page, 'maintenue par l’organisme');
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
  export: async (page) => go(page, '/export'),
  'export-made': async (page) => {
    await press(page, 'Préparer le fichier');
    await page.getByText('Votre fichier est prêt').waitFor();
  },
  'credentials-offline': async (page) => {
    await page.context().setOffline(true);
    await go(page, '/credentials');
  },
  'credential-offline': async (page) => openFirst(page),
  'offers-offline': async (page) => go(page, '/offers'),
  'training-error': async (page) => go(page, '/training'),
});

export const scenes: readonly Scene[] = held;
