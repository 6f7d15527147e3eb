import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { withdrawValidation } from '#shared/contracts/issuer/competences';
import { createApiKey } from '#shared/contracts/verifier/api-keys';
import { verifyDocuments } from '#shared/contracts/verifier/verifications';
import { givenKey } from '#shared/credentials/given';
import { givenPdf } from '#shared/server/testing/pdf';
import { declareExperience } from '#shared/credentials/self-declared';
import { webCrypto } from '#shared/credentials/web-crypto';
import type { StoredCredential } from '../../../wallet/src/credentials/stored-credential.ts';
import { shareOne } from '../../tooling/demo/trainee.ts';
import { surroundingsOf } from '../../tooling/demo/surroundings.ts';
import { openFirm, openPupil, openSchool, someone, type Pupil, type School } from '../given-people.ts';
import type { Town } from '../town.ts';
import { actOn } from './act.ts';
import { field, heading, press, reads, until } from './gestures.ts';
import { openStage, type Stage } from './stage.ts';

describe('a document checked by anyone, in a browser', () => {
  let stage: Stage | undefined;
  let school: School;
  let pupil: Pupil;
  let compact = '';
  const sent: string[] = [];
  beforeAll(async () => {
    stage = await openStage();
    const around = await surroundingsOf({ ...stage.product.env, CARNET_HOME: stage.product.home });
    const town: Town = { around, runJob: () => Promise.reject(new Error('the servers run their own jobs')) };
    school = await openSchool(town, 'Maison des Compagnes et Compagnons');
    pupil = await openPupil(town, school, { ...someone('Maria', 'Nogueira'), department: '35' }, ['argent', 'or']);
    const held = await pupil.wallet.store.all<StoredCredential>('credentials');
    compact = held.find(({ title }) => title === school.programme.competences[0]!.label)!.copies[0]!.compact;
  }, 290_000);
  afterAll(() => stage?.close(), 60_000);

  const act = actOn(() => stage);
  const open = async (on: Stage): Promise<Page> => {
    const page = await on.page('anonymous');
    await page.goto('about:blank');
    await page.goto(on.url('verifier', '/verify'));
    await heading(page, 'Vérifier un document');
    return page;
  };
  const give = (page: Page, name: string, content: Uint8Array | string, mimeType = 'application/octet-stream') =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
  const paste = async (page: Page, text: string): Promise<void> => {
    await field(page, 'Texte ou lien de vérification').fill(text);
    await press(page, 'Vérifier');
  };
  const verdict = (page: Page, word: string): Promise<void> => page.locator('carnet-verdict-band h1', { hasText: word }).waitFor();

  act('the page is found from sign-in, and asks for no account', async (on) => {
    const page = await on.page('anonymous');
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await page.goto(on.url('verifier', '/sign-in'));
    await page.getByRole('link', { name: 'Vérifier un document sans compte' }).click();
    await heading(page, 'Vérifier un document');
    expect(await on.axe('anonymous')).toEqual([]);
  });

  act('a pasted credential is verified, with who signed by the registry', async (on) => {
    const page = await open(on);
    await paste(page, compact);
    await verdict(page, 'Vérifié');
    await reads(page, school.name);
    await reads(page, 'Reconnu depuis le');
    await reads(page, 'Ne prouve pas que le contenu est vrai.');
    await reads(page, 'Lu à la source, état au');
    expect(await on.axe('anonymous')).toEqual([]);
  });

  act('its report is kept for a program', async (on) => {
    const page = await on.page('anonymous');
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Rapport pour un logiciel (JSON)')]);
    const report = JSON.parse(readFileSync(await download.path(), 'utf8')) as { documents: { verdict: string }[]; sources: unknown[] };

    expect(report.documents.map((one) => one.verdict)).toEqual(['verified']);
    expect(report.sources.length).toBe(3);
  });

  act('a PDF gives what is embedded in it', async (on) => {
    const page = await open(on);
    const pdf = await givenPdf({ 'preuve.json': JSON.stringify({ credential: compact }) });
    await give(page, 'attestation.pdf', Buffer.from(pdf), 'application/pdf');
    await verdict(page, 'Vérifié');
    await reads(page, 'attestation.pdf');
  });

  act('an archive gives all it holds, and names the rest', async (on) => {
    const page = await open(on);
    const changed = compact.replace(/.(?=~)/u, (last) => (last === 'A' ? 'B' : 'A'));
    const files = {
      'une.jwt': Buffer.from(compact),
      'deux.json': Buffer.from(JSON.stringify([changed])),
      'note.txt': Buffer.from('Bonjour'),
    };
    await give(page, 'carnet.zip', zipSync(files), 'application/zip');
    await verdict(page, 'Refusé');
    await reads(page, '2 documents');
    await reads(page, 'aucune preuve dans ce fichier');
    await reads(page, 'Le document a été modifié, ou n’a pas été signé par cet organisme.');
  });

  act('a verification link leads to its own page', async (on) => {
    const page = await open(on);
    await paste(page, await shareOne(pupil.wallet));
    await page.waitForURL(/\/v\//u);
    await verdict(page, 'Vérifié');
    await page.getByRole('link', { name: 'Vérifier un autre document' }).click();
    await heading(page, 'Vérifier un document');
  });

  act('what a person declares is never verified, and what is no credential says so', async (on) => {
    const page = await open(on);
    const experience = {
      title: 'Chantier de la halle',
      organisation: 'Association',
      startsOn: '2025-03-01',
      endsOn: null,
      description: null,
    };
    const record = { experience: { ...experience, competences: [] }, issuerUrl: on.url('issuer', ''), now: Math.floor(Date.now() / 1000) };
    await paste(page, await declareExperience({ ...record, key: await givenKey() }, webCrypto));
    await verdict(page, 'À vérifier');
    await reads(page, 'Aucun organisme ne confirme ce qu’elle déclare.');
    await press(page, 'Vérifier un autre document');
    await paste(page, 'Bonjour');
    await reads(page, 'Il n’y a pas de preuve vérifiable');
  });

  act('a withdrawn one is refused at the next check', async (on) => {
    const page = await open(on);
    const reason = 'Erreur de saisie : le niveau d’une autre personne';
    await school.manager.call(withdrawValidation, { params: { validationId: pupil.validations[0] as never }, body: { reason } });
    await paste(page, compact);
    await until(async () => {
      if (await page.locator('carnet-verdict-band h1', { hasText: 'Refusé' }).isVisible()) return true;
      await page.getByRole('button', { name: 'Contrôler à nouveau' }).click();
      return false;
    }, 'the withdrawal is seen');
    await reads(page, 'L’organisme a retiré cette preuve.');
  });

  act('with the organism away, the last copy serves and says its age', async (on) => {
    const page = await open(on);
    await page.route(
      (url) => url.origin === new URL(on.url('issuer')).origin,
      (route) => route.abort(),
    );
    await page.route('**/api/v1/evidence/**', (route) => route.abort());
    const held = await pupil.wallet.store.all<StoredCredential>('credentials');
    await paste(page, held.find(({ title }) => title === school.programme.competences[1]!.label)!.copies[0]!.compact);
    await verdict(page, 'À vérifier');
    await reads(page, 'L’organisme ne répond pas');
    await reads(page, /Copie de ce navigateur, état au/u);
    await page.unrouteAll();
  });

  act('a registered body has its files checked by a key of its own', async (on) => {
    const around = await surroundingsOf({ ...on.product.env, CARNET_HOME: on.product.home });
    const firm = await openFirm({ around, runJob: () => Promise.resolve() }, 'Caisse des Écluses');
    const { secret } = await firm.admin.call(createApiKey, { body: { name: 'Dossiers' } });
    const content = Buffer.from(`credential\n${compact}\nbonjour\n`).toString('base64');
    const answer = await fetch(on.url('verifier', verifyDocuments.path), {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ fileName: 'dossiers.csv', content }),
    });
    const { rows } = (await answer.json()) as { rows: { verdict: string | null; reasons: string[] }[] };

    expect(rows.map((row) => [row.verdict, ...row.reasons])).toEqual([
      ['refused', 'revoked'],
      [null, 'no-credential'],
    ]);
  });

  it('nothing of a document was sent to anyone, and no page had a fault', () => {
    expect(sent.length).toBeGreaterThan(20);
    expect(sent.filter((one) => one.includes(compact.slice(0, 60)) || one.includes(compact.split('~')[1]!))).toEqual([]);
    expect(stage?.heard).toEqual([]);
  });
});
