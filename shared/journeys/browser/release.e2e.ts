import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { buildApps } from '../../tooling/build-apps.ts';
import { root } from '../../tooling/enter-node.mjs';
import { freePort } from '../../tooling/free-port.ts';
import { releaseKeyOf, type ReleaseKey } from '../../tooling/release-key.ts';
import { signRelease } from '../../tooling/sign-release.ts';
import { walletServer } from '../../tooling/wallet-server.ts';
import { actOn } from './act.ts';
import { field, heading, press, reads, until } from './gestures.ts';
import { openStage, type Stage } from './stage.ts';
import { choosePhrase } from './trainee.ts';

const phrase = 'ajonc varlope midi sillage';
const refusal = 'Une mise à jour a été proposée sans la bonne signature';

/** A telephone, and whoever may write to the place its carnet is served from. */
describe('updates of the carnet, in a browser', () => {
  let stage: Stage | undefined;
  let shelf = '';
  let port = 0;
  let original = '';
  let ours: ReleaseKey;
  let server: Server | undefined;

  beforeAll(async () => {
    shelf = mkdtempSync(path.join(tmpdir(), 'carnet-releases-'));
    const home = path.join(root, '.carnet');
    original = (await buildApps(home, () => undefined)).wallet;
    ours = await releaseKeyOf(home, {});
    [stage, port] = [await openStage(), await freePort()];
  }, 290_000);
  afterAll(async () => {
    server?.close();
    rmSync(shelf, { recursive: true, force: true });
    await stage?.close();
  }, 60_000);
  const act = actOn(() => stage);

  /** Another build of the same sources, which says its name; its manifest is right, its signature still the former one. */
  const build = (name: string): string => {
    const folder = path.join(shelf, name);
    cpSync(original, folder, { recursive: true });
    const write = (file: string, text: string): void => {
      for (const ending of ['.br', '.gz']) rmSync(path.join(folder, file + ending), { force: true });
      writeFileSync(path.join(folder, file), text);
    };
    const page = readFileSync(path.join(folder, 'index.html'), 'utf8').replace('<head>', `<head><meta name="build" content="${name}">`);
    write('index.html', page);
    const manifest = JSON.parse(readFileSync(path.join(folder, 'ngsw.json'), 'utf8')) as { hashTable: Record<string, string> };
    manifest.hashTable['/index.html'] = createHash('sha1').update(page).digest('hex');
    write('ngsw.json', JSON.stringify(manifest));
    return folder;
  };
  const serve = async (on: Stage, folder: string): Promise<void> => {
    server?.closeAllConnections();
    if (server) await new Promise((done) => server!.close(done));
    const config = (await (await fetch(on.url('wallet', '/config.json'))).json()) as Record<string, unknown>;
    const { issuer, verifier } = on.product.addresses;
    server = walletServer({ folder, config, reachable: [issuer.url, verifier.url] });
    await new Promise<void>((done) => server!.listen(port, 'localhost', done));
  };
  /** Angular's service worker looks for an update now; then the page is opened anew, which is when one would show. */
  const look = async (page: Page): Promise<string | null> => {
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          const nonce = 7;
          navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ type: string; nonce: number }>) => {
            if (data.type === 'OPERATION_COMPLETED' && data.nonce === nonce) done();
          });
          navigator.serviceWorker.controller!.postMessage({ action: 'CHECK_FOR_UPDATES', nonce });
        }),
    );
    await page.reload();
    return page.locator('meta[name=build]').getAttribute('content');
  };
  const me = async (page: Page): Promise<void> => {
    await page.goto(`http://localhost:${port}/me`);
    await heading(page, 'Votre carnet est fermé');
    await field(page, 'Phrase secrète').fill(phrase);
    await press(page, 'Ouvrir');
    await reads(page, 'empreinte');
  };

  act('the first build comes with the carnet', async (on) => {
    await signRelease(build('one'), ours);
    await serve(on, path.join(shelf, 'one'));
    const page = await on.page('trainee');
    await page.goto(`http://localhost:${port}/welcome`);
    await choosePhrase(page, phrase);
    await until(() => page.evaluate(async () => (await caches.keys()).includes('carnet-release')), 'the service worker took it', 40);
    await page.reload();
    await until(() => page.evaluate(() => navigator.serviceWorker.controller !== null), 'the service worker serves the page', 40);
    expect(await look(page)).toBe('one');
    await me(page);
    expect(await page.getByText(refusal).count()).toBe(0);
  });

  act('a build with no signature of its own is not installed, nor one of another key; the person is told', async (on) => {
    const page = await on.page('trainee');
    await serve(on, build('unsigned'));
    expect(await look(page)).toBe('one');

    const other = await releaseKeyOf(mkdtempSync(path.join(shelf, 'home-')), {});
    await signRelease(build('forged'), other);
    await serve(on, path.join(shelf, 'forged'));
    expect(await look(page)).toBe('one');
    await me(page);
    await reads(page, refusal);
    expect(await on.axe('trainee')).toEqual([]);
  });

  act('a server that has lost the manifest does not drive the carnet out', async (on) => {
    const page = await on.page('trainee');
    const folder = build('bare');
    for (const ending of ['', '.br', '.gz']) rmSync(path.join(folder, `ngsw.json${ending}`), { force: true });
    await serve(on, folder);
    expect(await look(page)).toBe('one');
    expect(await look(page)).toBe('one');
  });

  act('a build that is signed is installed, and an older one does not come back after it', async (on) => {
    const page = await on.page('trainee');
    await signRelease(build('two'), ours);
    await serve(on, path.join(shelf, 'two'));
    expect(await look(page)).toBe('two');
    await me(page);
    expect(await page.getByText(refusal).count()).toBe(0);

    await serve(on, path.join(shelf, 'one'));
    expect(await look(page)).toBe('two');
  });
});
