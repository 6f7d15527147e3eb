import type { Page } from 'playwright-core';
import { claimOf } from '#shared/credentials/claim-catalogue';
import { vctOf } from '#shared/credentials/vct';
import { createPresentationLink } from '#shared/contracts/verifier/presentations';
import { listDisclosures } from '#shared/contracts/verifier/disclosures';
import { surroundingsOf } from '../../tooling/demo/surroundings.ts';
import { openFirm, type Firm } from '../given-people.ts';
import { openPeerVerifier, type PeerVerifier } from '../peer/verifier.ts';
import { actOn } from './act.ts';
import { field, fill, follow, heading, press, reads, until } from './gestures.ts';
import { openStage, type Stage } from './stage.ts';
import { choosePhrase } from './trainee.ts';

const phrase = 'ajonc lucarne midi sillage';
const company = 'Charpentes du Grand Lieu';
const experience = 'Aide charpentière';

const unlock = async (page: Page): Promise<void> => {
  await heading(page, 'Votre carnet est fermé');
  await field(page, 'Phrase secrète').fill(phrase);
  await press(page, 'Ouvrir');
};

/** A company’s link followed on the phone that has the wallet: from the page to the wallet and back, in one browser. */
describe('a presentation on the same device, in browsers', () => {
  let stage: Stage | undefined;
  let firm: Firm;
  let link = '';
  let verifier: PeerVerifier;
  beforeAll(async () => {
    verifier = await openPeerVerifier();
    stage = await openStage();
    const town = {
      around: await surroundingsOf({ ...stage.product.env, CARNET_HOME: stage.product.home }),
      runJob: () => Promise.resolve(),
    };
    firm = await openFirm(town, company);
    const wishes = [{ kind: 'experience' as const, code: null, claims: ['title'], required: true }];
    link = (await firm.recruiter.call(createPresentationLink, { body: { purpose: 'Préparer votre entretien', wishes } })).url!;
  }, 290_000);
  afterAll(async () => {
    await verifier.close();
    await stage?.close();
  }, 60_000);
  const act = actOn(() => stage);
  const received = async (): Promise<number> => (await firm.recruiter.call(listDisclosures)).items.length;

  /** From the company’s page to the wallet, and what it asks for shared; the wallet goes back by itself. */
  const share = async (page: Page): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(link);
    await heading(page, 'Présenter un justificatif');
    await press(page, 'Mon carnet est sur cet appareil');
    await follow(page, 'Ouvrir mon carnet');
    await unlock(page);
    await reads(page, 'Recruteur vérifié');
    await reads(page, company);
    await press(page, 'Partager 1 information');
    await heading(page, 'Votre phrase secrète, pour partager');
    await field(page, 'Phrase secrète').fill(phrase);
    await press(page, 'Partager');
  };

  act('a carnet holds an experience that the person declared', async (on) => {
    const page = await on.page('trainee');
    await page.goto(on.url('wallet', '/welcome'));
    await choosePhrase(page, phrase);
    await page.goto(on.url('wallet', '/experiences/new'));
    await unlock(page);
    await fill(page, { 'Ce que vous faisiez': experience, 'Entreprise ou structure': 'Scierie du Lac', Début: '08/01/2024' });
    await press(page, 'Signer et garder');
    await page.waitForURL(/\/credentials\/.+/u);
  });

  act('the link leads to the wallet and back to the company’s page, which receives what was shared', async (on) => {
    const page = await on.page('trainee');
    await share(page);
    await heading(page, 'Partage remis');
    expect(new URL(page.url()).href).toBe(on.url('verifier', '/p/back'));
    await reads(page, company);
    expect(await on.axe('trainee')).toEqual([]);
    await until(async () => (await received()) === 1, 'the company has one sharing');
  });

  act('the same code in another browser is refused, and what it would have brought is destroyed', async (on) => {
    const page = await on.page('trainee');
    const other = await on.page('anonymous');
    await page.route(/\/p\/back/u, (route) => route.fulfill({ contentType: 'text/html', body: '<title>retenu</title>' }));
    await share(page);
    await page.waitForURL(/\/p\/back#.+/u);
    const back = page.url();
    await page.unroute(/\/p\/back/u);

    await other.goto(back);
    await heading(other, 'Rien n’a été remis');
    expect(other.url()).not.toContain('#');
    expect(await on.axe('anonymous')).toEqual([]);

    await page.goto('about:blank');
    await page.goto(back);
    await heading(page, /Rien à remettre|Rien n’a été remis/u);
    expect(await received()).toBe(1);
  });

  act('a service that no registry names receives what was ticked, once its address was written by hand', async (on) => {
    const page = await on.page('trainee');
    const { host } = verifier;
    const path = claimOf('experience', 'title').path as [string, ...string[]];
    const meta = { vct_values: [vctOf(on.url('issuer', ''), 'experience')] as [string] };
    const uri = await verifier.ask({ credentials: [{ id: 'vecu', format: 'dc+sd-jwt', meta, claims: [{ path }] }] }, 'direct_post.jwt');
    await page.goto(on.url('wallet', '/credentials/scan'));
    await unlock(page);
    await field(page, 'Coller un lien').fill(uri);
    await press(page, 'Continuer');
    await reads(page, 'Demandeur non vérifié');
    await heading(page, 'Ce qui part');
    expect(await on.axe('trainee')).toEqual([]);
    await page.getByRole('checkbox').check();
    await press(page, 'Partager 1 information');
    await heading(page, 'Partager avec un inconnu ?');
    await field(page, 'Recopiez l’adresse').fill(host);
    expect(await on.axe('trainee')).toEqual([]);
    await press(page, 'Continuer');
    await field(page, 'Phrase secrète').fill(phrase);
    await press(page, 'Partager');
    await heading(page, `Partagé avec ${host}`);
    expect(verifier.seen.map(({ encrypted, satisfied }) => [encrypted, satisfied])).toEqual([[true, true]]);
    await follow(page, 'Voir mes partages');
    await follow(page, host);
    await reads(page, 'écrivez-lui directement');
    expect(await on.axe('trainee')).toEqual([]);
  });

  it('no page had a fault and none broke its content security policy', () => {
    expect(stage?.heard).toEqual([]);
  });
});
