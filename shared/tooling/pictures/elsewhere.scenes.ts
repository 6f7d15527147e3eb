// The pages that both portals have, seen on the verifier: what its own kinds and words change.
import type { Page } from 'playwright-core';
import { requestPasswordReset } from '#shared/contracts/identity';
import { portalOf } from '../demo/organisations.ts';
import { company, platform } from '../demo/people.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { changing, failing, loading, portalUrl, press, scenesOf, see, signInAs, visit } from './portal-hand.ts';
import { aroundOf, foundOnce, invitationCode, stamp } from './portal-people.ts';

const long = 'Groupement d’employeurs du bâtiment, de la charpente et de la couverture du Pays de Retz';
const open =
  (address: string): Step =>
  (page, world) =>
    visit(page, world, 'verifier', address);
/** A link of an e-mail: the code stands in the fragment, so the page is opened anew. */
const openLink = async (page: Page, world: PictureWorld, address: string): Promise<void> => {
  await page.goto('about:blank');
  await visit(page, world, 'verifier', address);
};

const outside = scenesOf('verifier', async () => undefined, {
  'sign-in': open('/sign-in'),
  'sign-up': open('/sign-up'),
  'sign-up-missing': async (page) => press(page, 'Envoyer ma demande'),
  'forgotten-password': open('/forgotten-password'),
  'reset-password': async (page, world) => {
    const around = await aroundOf(world);
    const { email } = await foundOnce(world, 'verifier', long, 'pending');
    await portalOf(around, 'verifier').call(requestPasswordReset, { body: { email } });
    await openLink(page, world, `/reset-password#${await around.mailbox.code(email, `${portalUrl(world, 'verifier')}/reset-password#`)}`);
  },
  'confirm-dead': (page, world) => openLink(page, world, `/confirm#${'A'.repeat(43)}`),
  invitation: async (page, world) => {
    const by = await portalOf(await aroundOf(world), 'verifier').signIn(company.email);
    const code = await invitationCode(world, by, { email: `image.${stamp()}@val-de-sevre.example`, role: 'recruiter' });
    await openLink(page, world, `/invitation#${code}`);
  },
  'not-found': open('/nulle-part'),
});

const admin = scenesOf(
  'verifier',
  signInAs('verifier', () => company.email),
  {
    members: open('/members'),
    'members-invite': async (page) => press(page, 'Inviter'),
    'members-error': failing('verifier', '/members', '**/api/v1/members'),
    'members-loading': loading('verifier', '/members', '**/api/v1/members'),
    organisation: open('/organisation'),
    'organisation-error': failing('verifier', '/organisation', '**/api/v1/organisation'),
    'signing-keys-empty': (page, world) =>
      changing(
        page,
        '**/api/v1/signing-keys',
        (answer) => ({ ...answer, keys: [] }),
        () => open('/signing-keys')(page, world),
      ),
    'signing-keys-error': failing('verifier', '/signing-keys', '**/api/v1/signing-keys'),
    'signing-keys-loading': loading('verifier', '/signing-keys', '**/api/v1/signing-keys'),
    'close-organisation': open('/signing-keys/close'),
    'not-allowed': open('/platform'),
  },
);

const waiting = (['pending', 'refused', 'suspended'] as const).flatMap((fate) =>
  scenesOf(
    'verifier',
    signInAs('verifier', async (world) => (await foundOnce(world, 'verifier', long, fate)).email),
    { [`home-${fate}`]: open('/') },
  ),
);

const platformScenes = scenesOf(
  'verifier',
  signInAs('verifier', () => platform.verifier.email),
  {
    platform: async (page, world) => {
      await visit(page, world, 'verifier', '/platform');
      await page.locator('carnet-list-states li button').first().click();
    },
    'platform-refusing': async (page) => {
      await press(page, 'Refuser');
      await see(page, 'Vos mots');
    },
    'platform-none': async (page, world) => {
      await visit(page, world, 'verifier', '/platform');
      await page.getByLabel('Nom ou SIRET').fill('99999999999999');
      await see(page, 'Aucune organisation ici');
    },
    'platform-error': failing('verifier', '/platform', '**/api/v1/platform/organisations*'),
    'platform-loading': loading('verifier', '/platform', '**/api/v1/platform/organisations*'),
  },
);

export const scenes: readonly Scene[] = [...outside, ...admin, ...waiting, ...platformScenes];
