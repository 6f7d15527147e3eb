// The page that checks a document for anyone, and the access keys of a company.
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { createApiKey } from '#shared/contracts/verifier/api-keys';
import { givenKey } from '#shared/credentials/given';
import { declareExperience } from '#shared/credentials/self-declared';
import { webCrypto } from '#shared/credentials/web-crypto';
import type { StoredCredential } from '../../../wallet/src/credentials/stored-credential.ts';
import { portalOf } from '../demo/organisations.ts';
import { company } from '../demo/people.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { failing, loading, press, scenesOf, see, settled, signInAs, still, visit } from './portal-hand.ts';
import { aroundOf } from './portal-people.ts';
import { marketOf } from './verifier-people.ts';

const start = async (page: Page, world: PictureWorld): Promise<void> => {
  await page.goto('about:blank');
  await visit(page, world, 'verifier', '/verify');
};
const compactOf = async (world: PictureWorld): Promise<string> => {
  const held = await (await marketOf(world)).wallet.store.all<StoredCredential>('credentials');
  return held.find(({ kind }) => kind === 'competence')!.copies.at(-1)!.compact;
};
const paste = async (page: Page, text: string, said: string): Promise<void> => {
  await page.getByLabel('Texte ou lien de vérification').fill(text);
  await press(page, /^\s*Vérifier$/u);
  await see(page, said);
  await settled(page);
};
const changed = (compact: string): string => compact.replace(/.(?=~)/u, (last) => (last === 'A' ? 'B' : 'A'));
const selfDeclared = async (): Promise<string> => {
  const experience = {
    ...{ title: 'Rénovation d’une grange avec des compagnons', organisation: 'Association des Bâtisseurs du Pays de Retz' },
    ...{ startsOn: '2024-03-01', endsOn: '2024-09-30', description: null },
    competences: [{ name: 'Poser un enduit à la chaux', code: null }],
  };
  const record = { experience, issuerUrl: 'http://localhost:7301', now: Math.floor(Date.now() / 1000) };
  return declareExperience({ ...record, key: await givenKey() }, webCrypto);
};

const anyone: Step = async () => undefined;
const open = scenesOf('verifier', anyone, {
  verify: start,
  'verify-nothing': (page) => paste(page, 'Bonjour', 'Il n’y a pas de preuve'),
  'verify-other-kind': async (page, world) => {
    await start(page, world);
    await page.locator('input[type=file]').setInputFiles({ name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('film') });
    await see(page, 'Ce genre de fichier');
  },
  'verify-verified': async (page, world) => {
    await start(page, world);
    await paste(page, await compactOf(world), 'authentique');
  },
  'verify-print': still,
  'verify-refused': async (page, world) => {
    await start(page, world);
    await paste(page, changed(await compactOf(world)), 'Ne vous y fiez pas');
  },
  'verify-self-declared': async (page, world) => {
    await start(page, world);
    await paste(page, await selfDeclared(), 'La personne l’a déclaré');
  },
  'verify-archive': async (page, world) => {
    await start(page, world);
    const compact = await compactOf(world);
    const bytes = (text: string): Buffer => Buffer.from(text);
    const zip = zipSync({
      ...{ 'carnet/poser-un-carrelage.json': bytes(compact), 'carnet/attestation-modifiee.json': bytes(changed(compact)) },
      ...{ 'carnet/experience.jwt': bytes(await selfDeclared()), 'lisez-moi.txt': bytes('Bonjour') },
    });
    await page.locator('input[type=file]').setInputFiles({ name: 'carnet.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
    await see(page, 'Fichiers sans preuve');
  },
  'verify-organism-away': async (page, world) => {
    await start(page, world);
    await page.route(
      (url) => url.pathname.startsWith('/o/') || url.pathname.startsWith('/api/v1/evidence/'),
      (route) => route.abort(),
    );
    await paste(page, await compactOf(world), 'À vérifier');
    await page.unrouteAll();
  },
});

const admin = scenesOf(
  'verifier',
  signInAs('verifier', () => company.email),
  {
    'api-keys-none': (page, world) => visit(page, world, 'verifier', '/api-keys'),
    'api-keys-made': async (page) => {
      await page.getByLabel('Nom de la clé').fill('Logiciel des dossiers de financement');
      await press(page, 'Créer la clé');
      await see(page, 'ne sera plus jamais affichée');
    },
    'api-keys': async (page, world) => {
      const portal = await portalOf(await aroundOf(world), 'verifier').signIn(company.email);
      await portal.call(createApiKey, { body: { name: 'Contrôle de service fait' } });
      await visit(page, world, 'verifier', '/api-keys');
    },
    'api-keys-revoking': async (page) => {
      await press(page, /Révoquer/u);
      await see(page, 'Cela ne se défait pas');
    },
    'api-keys-error': failing('verifier', '/api-keys', '**/api/v1/api-keys'),
    'api-keys-loading': loading('verifier', '/api-keys', '**/api/v1/api-keys'),
  },
);

export const scenes: readonly Scene[] = [...open, ...admin];
