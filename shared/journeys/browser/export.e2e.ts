import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { surroundingsOf } from '../../tooling/demo/surroundings.ts';
import { enrol } from '../../tooling/demo/training.ts';
import { openSchool, someone, validateLevels, type School } from '../given-people.ts';
import { actOn } from './act.ts';
import { heading, press, reads, until } from './gestures.ts';
import { arriveWith } from './trainee.ts';
import { openStage, type Stage } from './stage.ts';

const trainee = someone('Anne-Gaëlle', 'Ropartz');
const phrase = 'genêt cabane midi rivage';

/** A carnet that is taken away, and what becomes of it elsewhere. */
describe('the carnet as a file', () => {
  let stage: Stage | undefined;
  let school: School;
  let files: Readonly<Record<string, Uint8Array>>;
  let zip: Buffer;
  let pdf: Buffer;
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-export-'));
  beforeAll(async () => {
    stage = await openStage();
    const town = { around: await surroundingsOf(stage.product.env), runJob: () => Promise.resolve() };
    school = await openSchool(town, 'Chantier-École des Quais');
    const enrolment = await enrol(school.manager, school.session, trainee);
    await validateLevels(school, enrolment, ['argent', 'or']);
  }, 290_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await stage?.close();
  }, 60_000);
  const act = actOn(() => stage);
  const saved = async (page: Page): Promise<Buffer> => {
    await page.getByRole('button', { name: 'Enregistrer' }).waitFor({ timeout: 30_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Enregistrer')]);
    return readFileSync(await (download satisfies Download).path());
  };
  const check = async (on: Stage, name: string, buffer: Buffer): Promise<Page> => {
    const page = await on.page('anonymous');
    await page.goto('about:blank');
    await page.goto(on.url('verifier', '/verify'));
    await heading(page, 'Vérifier un document');
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    return page;
  };

  act('is made on the phone: one zip, and the paper with a code', async (on) => {
    const page = await arriveWith(on, trainee.email, phrase, 3);
    await page.getByRole('link', { name: 'Moi' }).click();
    await page.getByRole('link', { name: 'Emporter mon carnet' }).click();
    await reads(page, '3 preuves seront dans le fichier');
    expect(await on.axe('trainee')).toEqual([]);

    await press(page, 'Préparer le fichier');
    zip = await saved(page);
    expect(await on.axe('trainee')).toEqual([]);
    files = unzipSync(zip);

    expect(Object.keys(files).filter((name) => name.endsWith('.sd-jwt')).length).toBe(3);
    expect(JSON.parse(Buffer.from(files['carnet/carnet.json']!).toString()).credentials.length).toBe(3);
    await press(page, 'En préparer un autre');
    await page.getByRole('checkbox').check();
    await press(page, 'Le PDF seul');
    pdf = await saved(page);

    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.includes(`${on.url('verifier', '/v/')}`)).toBeTrue();
  });

  const openFromDisk = async (on: Stage, name: string, html: string): Promise<Page> => {
    const file = path.join(folder, name);
    writeFileSync(file, html);
    const page = await on.freshDevice('anonymous');
    await page.context().setOffline(true);
    await page.goto(pathToFileURL(file).href);
    return page;
  };

  act('its page checks itself, opened from a disk without a network', async (on) => {
    const html = Buffer.from(files['carnet/verifier.html']!).toString();
    const page = await openFromDisk(on, 'verifier.html', html);
    await until(async () => (await page.locator('article.verified').count()) === 3, 'three verified proofs');
    await reads(page, 'Chantier-École des Quais · SIRET');
    await reads(page, 'Ropartz');
    expect(await on.axe('anonymous')).toEqual([]);

    const forged = html.replace(/(\.[\w-]{20})[\w-]([\w-]*~)/u, (_all, before: string, after: string) => `${before}_${after}`);
    expect(forged).not.toBe(html);
    const changed = await openFromDisk(on, 'forged.html', forged);
    await changed.locator('article.refused').waitFor();
    expect(await changed.locator('article.verified').count()).toBe(2);
    expect(on.heard).toEqual([]);
  });

  act('anyone checks the zip and the PDF again, on the page for anyone', async (on) => {
    await on.freshDevice('anonymous');
    const page = await check(on, 'carnet.zip', zip);
    await page.locator('carnet-verdict-band h1', { hasText: 'Vérifié' }).waitFor();
    await reads(page, school.programme.competences[0]!.label);
    const paper = await check(on, 'carnet.pdf', pdf);
    await paper.locator('carnet-verdict-band h1', { hasText: 'Vérifié' }).waitFor();
    expect(on.heard).toEqual([]);
  });
});
