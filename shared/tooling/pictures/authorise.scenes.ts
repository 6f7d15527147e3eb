// From an organism's own page to the wallet, by digits sent by e-mail: the pages of the authorization code flow.
import { createHash, randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { PictureWorld, Step } from '../scene.ts';
import { digitsFor, issuerOf, personOf } from './authorise-people.ts';
import { failing, press, scenesOf, see, settled, visit } from './portal-hand.ts';

/** Opens the page a wallet would lead to, for a request it has just pushed. */
const openRequest = async (page: Page, world: PictureWorld): Promise<void> => {
  const [issuer, clientId] = [await issuerOf(world), world.product.addresses.wallet.url];
  const body = new URLSearchParams({
    ...{ client_id: clientId, redirect_uri: `${clientId}/receive/callback`, response_type: 'code', scope: 'competence enrolment' },
    code_challenge: createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const pushed = (await (await fetch(`${issuer}/par`, { method: 'POST', body })).json()) as { request_uri: string };
  const query = new URLSearchParams({ client_id: clientId, request_uri: pushed.request_uri });
  await page.goto('about:blank');
  await page.goto(`${issuer}/authorize?${query.toString()}`);
  await see(page, 'Un carnet demande');
  await settled(page);
};

const type = async (page: Page, code: string): Promise<void> => page.getByLabel('Le code à six chiffres').fill(code);
const digitsOf = async (world: PictureWorld): Promise<string> => digitsFor(world, await personOf(world));

const nobody: Step = async () => undefined;

export const scenes = scenesOf('issuer', nobody, {
  add: async (page, world) => {
    await visit(page, world, 'issuer', `/add/${(await issuerOf(world)).split('/').at(-1)!}`);
    await see(page, 'Ajouter à mon carnet');
  },
  'add-unknown': (page, world) => visit(page, world, 'issuer', '/add/personne'),
  'add-error': (page, world) => failing('issuer', '/add/personne', '**/.well-known/openid-credential-issuer/**')(page, world),
  'authorise-missing': (page, world) => visit(page, world, 'issuer', '/authorise'),
  authorise: openRequest,
  'authorise-digits': async (page, world) => {
    await page.getByLabel('Votre adresse e-mail').fill((await personOf(world)).enrolment.email);
    await press(page, 'Recevoir un code');
    await see(page, 'un code vient d’y partir');
  },
  'authorise-wrong': async (page, world) => {
    const code = await digitsOf(world);
    await type(page, code === '000000' ? '000001' : '000000');
    await see(page, 'pas le bon');
  },
  'authorise-consent': async (page, world) => {
    await type(page, await digitsOf(world));
    await see(page, /vous attend/u);
    await settled(page);
  },
});
