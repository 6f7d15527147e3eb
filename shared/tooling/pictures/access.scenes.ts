// Sign-in, sign-up, links of e-mails, team, organisation and platform: the same pages on both portals, seen whole on the issuer; what the
// verifier's words and kinds change is in elsewhere.scenes.ts.
import type { Page } from 'playwright-core';
import { requestPasswordReset } from '#shared/contracts/identity';
import { portalOf } from '../demo/organisations.ts';
import { atelier, password, platform } from '../demo/people.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { changing, failing, loading, portalUrl, press, scenesOf, see, settled, signInAs, visit } from './portal-hand.ts';
import { aroundOf, foundOnce, invitationCode, stamp, type Fate } from './portal-people.ts';

const long = 'Centre de formation aux métiers du bâtiment, de la charpente et de la couverture du Pays de Retz';
const dead = 'A'.repeat(43);

/** A link of an e-mail: the code stands in the fragment, so the page is opened anew. */
const openLink = async (page: Page, world: PictureWorld, address: string): Promise<void> => {
  await page.goto('about:blank');
  await visit(page, world, 'issuer', address);
};

// ---- nobody is signed in
const nobody: Step = async () => undefined;
const fillSignUp = async (page: Page, siret: string): Promise<void> => {
  await page.getByLabel('Nom de l’organisation').fill(long);
  await page.getByLabel('SIRET').fill(siret);
  await page.getByLabel('Votre prénom et votre nom').fill('Anne-Françoise Le Guennec');
  await page.getByLabel('Adresse e-mail professionnelle').fill(`image.${stamp()}@organisme.example`);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await press(page, 'Envoyer ma demande');
};
const trySignIn = async (page: Page, email: string, word: string): Promise<void> => {
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(word);
  await press(page, 'Se connecter');
  await settled(page);
};

const outside = scenesOf('issuer', nobody, {
  'sign-in': (page, world) => visit(page, world, 'issuer', '/sign-in'),
  'sign-in-missing': async (page) => press(page, 'Se connecter'),
  'sign-in-wrong': async (page) => {
    await trySignIn(page, atelier.email, 'ce n’est pas le bon');
    await see(page, 'ne convient pas');
  },
  'sign-in-unconfirmed': async (page, world) => {
    const { email } = await foundOnce(world, 'issuer', long, 'unconfirmed');
    await trySignIn(page, email, password);
    await see(page, 'Renvoyer le lien de confirmation');
  },
  'sign-in-confirm-again': async (page) => {
    await press(page, 'Renvoyer le lien de confirmation');
    await see(page, 'un nouveau lien vient de partir');
  },
  'sign-up': (page, world) => visit(page, world, 'issuer', '/sign-up'),
  'sign-up-missing': async (page) => press(page, 'Envoyer ma demande'),
  'sign-up-wrong-siret': async (page) => {
    await fillSignUp(page, '902 453 224 00022');
    await see(page, 'sa clé est fausse');
  },
  'sign-up-taken': async (page) => {
    await fillSignUp(page, atelier.siret);
    await see(page, 'déjà inscrite avec ce SIRET');
  },
  'sign-up-sent': async (page, world) => {
    await page.route('**/api/v1/sign-ups', (route) => {
      const body = JSON.stringify({ email: 'anne-francoise.leguennec@pays-de-retz.example' });
      return route.fulfill({ status: 201, contentType: 'application/json', body });
    });
    await visit(page, world, 'issuer', '/sign-up');
    await fillSignUp(page, atelier.siret);
    await see(page, 'Vérifiez votre boîte');
    await page.unroute('**/api/v1/sign-ups');
  },
  'forgotten-password': (page, world) => visit(page, world, 'issuer', '/forgotten-password'),
  'forgotten-password-sent': async (page) => {
    await page.getByLabel('Adresse e-mail').fill(atelier.email);
    await press(page, 'Recevoir un lien');
    await see(page, 'un lien vient de partir');
  },
  'reset-password': async (page, world) => {
    const around = await aroundOf(world);
    const { email } = await foundOnce(world, 'issuer', `${long}, mot de passe oublié`, 'pending');
    await portalOf(around, 'issuer').call(requestPasswordReset, { body: { email } });
    await openLink(page, world, `/reset-password#${await around.mailbox.code(email, `${portalUrl(world, 'issuer')}/reset-password#`)}`);
  },
  'reset-password-weak': async (page) => {
    await page.getByLabel('Nouveau mot de passe').fill('motdepasse123');
    await press(page, 'Enregistrer le mot de passe');
    await see(page, 'à corriger');
  },
  'reset-password-saved': async (page) => {
    await page.getByLabel('Nouveau mot de passe').fill('brouette mortier aube lichen');
    await press(page, 'Enregistrer le mot de passe');
    await see(page, 'Mot de passe changé');
  },
  'reset-password-incomplete': (page, world) => openLink(page, world, '/reset-password#abime'),
  'confirm-incomplete': (page, world) => openLink(page, world, '/confirm#abime'),
  'confirm-dead': (page, world) => openLink(page, world, `/confirm#${dead}`),
  confirm: async (page, world) => {
    const { email } = await foundOnce(world, 'issuer', `${long}, à confirmer`, 'unconfirmed');
    const code = await (await aroundOf(world)).mailbox.code(email, `${portalUrl(world, 'issuer')}/confirm#`);
    await openLink(page, world, `/confirm#${code}`);
    await see(page, 'Votre adresse est confirmée');
  },
  'invitation-new': async (page, world) => {
    const by = await portalOf(await aroundOf(world), 'issuer').signIn(atelier.email);
    const code = await invitationCode(world, by, { email: `image.${stamp()}@atelier-erdre.example`, role: 'trainer' });
    await openLink(page, world, `/invitation#${code}`);
  },
  'invitation-known': async (page, world) => {
    const by = await portalOf(await aroundOf(world), 'issuer').signIn(atelier.email);
    const { email } = await foundOnce(world, 'issuer', long, 'pending');
    await openLink(page, world, `/invitation#${await invitationCode(world, by, { email, role: 'manager' })}`);
  },
  'invitation-dead': (page, world) => openLink(page, world, `/invitation#${dead}`),
  'not-found': (page, world) => visit(page, world, 'issuer', '/nulle-part'),
});

// ---- an administrator
const admin = scenesOf(
  'issuer',
  signInAs('issuer', () => atelier.email),
  {
    members: (page, world) => visit(page, world, 'issuer', '/members'),
    'members-remove-asking': async (page) => {
      await press(page, 'Autres actions');
      await page.getByRole('menuitem', { name: 'Retirer de l’équipe' }).click();
      await see(page, 'ne pourra plus ouvrir');
    },
    'members-invite': async (page, world) => {
      await visit(page, world, 'issuer', '/members');
      await press(page, 'Inviter');
      await press(page, 'Envoyer l’invitation');
      await see(page, 'à corriger');
    },
    'members-error': failing('issuer', '/members', '**/api/v1/members'),
    'members-loading': loading('issuer', '/members', '**/api/v1/members'),
    organisation: (page, world) => visit(page, world, 'issuer', '/organisation'),
    'organisation-error': failing('issuer', '/organisation', '**/api/v1/organisation'),
    account: async (page, world) => {
      await visit(page, world, 'issuer', '/organisation');
      await page.locator('nav button.entry').click();
      await see(page, 'Se déconnecter');
    },
    'signing-keys-empty': (page, world) =>
      changing(
        page,
        '**/api/v1/signing-keys',
        (answer) => ({ ...answer, keys: [] }),
        () => visit(page, world, 'issuer', '/signing-keys'),
      ),
    'not-allowed': (page, world) => visit(page, world, 'issuer', '/platform'),
  },
);

// ---- organisations that wait, were refused, are suspended
const fates = (['pending', 'refused', 'suspended'] as const).flatMap((fate: Fate) =>
  scenesOf(
    'issuer',
    signInAs('issuer', async (world) => (await foundOnce(world, 'issuer', long, fate)).email),
    {
      [`home-${fate}`]: (page, world) => visit(page, world, 'issuer', '/'),
      [`organisation-${fate}`]: (page, world) => visit(page, world, 'issuer', '/organisation'),
    },
  ),
);

// ---- the platform
const state = (page: Page, name: RegExp): Promise<void> => page.locator('carnet-choice label', { hasText: name }).click();
const platformScenes = scenesOf(
  'issuer',
  signInAs('issuer', () => platform.issuer.email),
  {
    platform: async (page, world) => {
      await foundOnce(world, 'issuer', long, 'pending');
      await visit(page, world, 'issuer', '/platform');
    },
    'platform-file': async (page) => {
      await page.locator('carnet-list-states li button').first().click();
      await see(page, 'SIRET bien formé');
    },
    'platform-refusing': async (page) => {
      await press(page, 'Refuser');
      await see(page, 'Vos mots');
    },
    'platform-approved': async (page, world) => {
      await visit(page, world, 'issuer', '/platform');
      await state(page, /Approuvées/u);
      await settled(page);
      await page.locator('carnet-list-states li button').first().click();
    },
    'platform-none': async (page) => {
      await page.getByLabel('Nom ou SIRET').fill('99999999999999');
      await see(page, 'Aucune organisation ici');
    },
    'platform-error': failing('issuer', '/platform', '**/api/v1/platform/organisations*'),
    'platform-loading': loading('issuer', '/platform', '**/api/v1/platform/organisations*'),
    'outside-issuers': (page, world) => visit(page, world, 'issuer', '/outside-issuers'),
    'outside-issuers-wrong': async (page) => {
      await page.getByLabel('Identifiant (DID)').fill('did:web:personne.example');
      await page.getByLabel('Nom', { exact: true }).fill('Organisme inconnu');
      await press(page, 'Reconnaître un émetteur');
      await see(page, 'à corriger');
    },
    'outside-issuers-forgetting': async (page) => {
      await press(page, 'Retirer du registre');
      await see(page, 'ne seront plus reconnues');
    },
    'outside-issuers-error': failing('issuer', '/outside-issuers', '**/api/v1/platform/outside-issuers'),
    'outside-issuers-loading': loading('issuer', '/outside-issuers', '**/api/v1/platform/outside-issuers'),
    'outside-issuers-none': (page, world) =>
      changing(
        page,
        '**/api/v1/platform/outside-issuers',
        () => ({ items: [] }),
        () => visit(page, world, 'issuer', '/outside-issuers'),
      ),
  },
);

export const scenes: readonly Scene[] = [...outside, ...admin, ...fates, ...platformScenes];
