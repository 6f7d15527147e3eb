// A request of somebody that no registry names: what the wallet says of it, and what it wants before anything leaves.
import type { Page } from 'playwright-core';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { vctOf } from '#shared/credentials/vct';
import { openPeerVerifier, type PeerVerifier } from '../../journeys/peer/verifier.ts';
import type { PictureWorld, Scene, Step } from '../scene.ts';
import { holder } from './holder.ts';
import { paste, phrase, settled } from './wallet-hand.ts';
import { castOf } from './wallet-people.ts';

const servers = new WeakMap<object, Promise<PeerVerifier>>();
/** One for all the scenes: it ends with them. */
const verifierOf = ({ product }: PictureWorld): Promise<PeerVerifier> => {
  const known = servers.get(product) ?? openPeerVerifier();
  servers.set(product, known);
  return known;
};

const ask = async (world: PictureWorld): Promise<string> => {
  const { around } = await castOf(world);
  const claims = ['name', 'level'].map((key) => ({ path: claimOf('competence', key).path as [string, ...string[]] }));
  const meta = { vct_values: [vctOf(around.settings.issuerUrl, 'competence')] as [string] };
  return (await verifierOf(world)).ask({ credentials: [{ id: 'savoir', format: 'dc+sd-jwt', meta, claims }] }, 'direct_post.jwt');
};

const enter = holder();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

export const scenes: readonly Scene[] = Object.entries<Step>({
  stranger: async (page, world) => {
    await paste(page, await ask(world));
    await page.getByText('Demandeur non vérifié').waitFor();
    await settled(page);
  },
  'stranger-ticked': async (page) => {
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await settled(page);
  },
  'stranger-address': async (page) => {
    await button(page, /^Partager/u).click();
    await page.getByRole('heading', { name: 'Partager avec un inconnu' }).waitFor();
  },
  'stranger-shared': async (page) => {
    await page.getByLabel('Recopiez l’adresse').fill((await page.locator('.host').textContent()) ?? '');
    await button(page, 'Continuer').click();
    await page.getByLabel('Phrase secrète').fill(phrase);
    await button(page, 'Partager').click();
    await page.getByRole('heading', { name: 'Partagé avec' }).waitFor();
    await page.getByRole('link', { name: 'Voir mes partages' }).click();
    await page.getByRole('link', { name: /localhost/u }).click();
    await page.getByText('écrivez-lui directement').waitFor();
    await settled(page);
  },
}).map(([name, step]) => ({ app: 'wallet', name, enter, open: step }));
