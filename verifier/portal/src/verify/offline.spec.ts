import { TestBed } from '@angular/core/testing';
import { GivenApi, refused } from '#shared/angular/given-api';
import { openPage, settle } from '#shared/angular/given-page';
import { Dictionaries } from '#shared/angular/i18n/dictionaries';
import { relayDocument, relayList, relayRegistry } from '#shared/contracts/verifier/evidence';
import {
  givenCredential,
  givenIssuerUrl,
  givenKey,
  givenPresentation,
  givenStatusUri,
  statusAt,
  type GivenKey,
} from '#shared/credentials/given';
import { packFrames } from '#shared/credentials/offline-frames';
import { minuteOf, offlineAudience } from '#shared/credentials/offline-presentation';
import { webCrypto } from '#shared/credentials/web-crypto';
import { givenSide, type GivenSide } from './given-verify.ts';
import { VerifyPage } from './verify-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const away = () => refused('evidence-unreachable', { status: 503 });
const aggregation = `${givenIssuerUrl}/o/atelier/status-lists`;
const seconds = (): number => Math.floor(Date.now() / 1000);

describe('the page that checks, without a network', () => {
  let side: GivenSide;
  let holder: GivenKey;
  let compact: string;
  let network: boolean;
  const real = window.fetch.bind(window);

  /** Other specs of this browser know nothing of what was prepared here. */
  const forget = async (): Promise<void> => {
    for (const place of ['carnet-verify-settings', 'carnet-offline-seen']) localStorage.removeItem(place);
    for (const place of ['carnet-evidence-1', 'carnet-offline-1']) await caches.delete(place);
  };
  afterEach(forget);
  beforeEach(async () => {
    [side, holder] = await Promise.all([givenSide(seconds()), givenKey()]);
    compact = await givenCredential(side.issuer, {
      holder: holder.jwk,
      payload: { iat: seconds() - 3600, exp: seconds() + 86_400, ...statusAt(7) },
    });
    side.web.pages.set(
      `${givenIssuerUrl}/.well-known/openid-credential-issuer/o/atelier`,
      JSON.stringify({ status_list_aggregation_endpoint: aggregation }),
    );
    side.web.pages.set(aggregation, JSON.stringify({ status_lists: [givenStatusUri] }));
    network = true;
    await forget();
    spyOn(window, 'fetch').and.callFake((asked, options) => {
      const url = asked instanceof Request ? asked.url : String(asked);
      if (/\.js(\?|$)|^blob:|^data:/u.test(url)) return real(asked, options);
      const page = url === '/config.json' ? JSON.stringify(side.settings) : side.web.pages.get(url);
      return network && page !== undefined ? Promise.resolve(new Response(page)) : Promise.reject(new TypeError('no network'));
    });
  });

  const open = async (relayed?: { readonly text: string; readonly fetchedAt: string; readonly stale: boolean }) => {
    const api = new GivenApi()
      .given(relayRegistry, relayed ?? away)
      .given(relayDocument, away)
      .given(relayList, away);
    const page = await openPage(VerifyPage, { api, scope: 'verify', words });
    await TestBed.inject(Dictionaries).open('verification', {
      fr: () => import('../verification/i18n/fr.ts'),
      en: () => import('../verification/i18n/en.ts'),
    });
    const until = async (said: string): Promise<void> => {
      for (let time = 0; time < 60 && !page.text().includes(said); time += 1) await settle();
      expect(page.text()).toContain(said);
    };
    return { ...page, until };
  };
  const frames = async () =>
    packFrames(
      await givenPresentation(compact, holder, { nonce: crypto.randomUUID(), audience: offlineAudience, issuedAt: minuteOf(seconds()) }),
      webCrypto,
    );
  const readAll = async (page: Awaited<ReturnType<typeof open>>, codes: readonly string[]): Promise<void> => {
    for (const [index, code] of codes.entries()) {
      await page.write('Texte ou lien de vérification', code);
      await page.press('Vérifier');
      if (index < codes.length - 1) await page.until(`${index + 1} code`);
    }
  };

  it('prepares in the open, then reads code after code and says of when everything is', async () => {
    const page = await open();
    await page.press('Préparer pour une vérification sans réseau');
    await page.until('Prête à vérifier sans réseau');
    await page.until('1 organisme');
    network = false;
    const codes = await frames();
    await readAll(page, codes);
    await page.until('Contrôlé sans réseau');

    expect(page.host.querySelector('h1')?.textContent).toBe('Vérifié');
    expect(page.text()).toContain('la personne vient de la montrer avec sa clé');
    expect(page.text()).toContain('Préparé dans ce navigateur');

    await page.press('Contrôler à nouveau');
    await page.until('Vérifié');
    await page.press('Vérifier un autre document');
    await readAll(page, codes);
    await page.until('Ce code a déjà été lu ici');
    expect(page.host.querySelector('h1')?.textContent).toBe('Refusé');
  });

  it('says when the preparation did not come through, and keeps none: an old copy of ours is no preparation', async () => {
    const registry = side.web.pages.get(`${givenIssuerUrl}/registry`)!;
    const old = { text: registry, fetchedAt: '2026-01-05T09:00:00.000Z', stale: true };
    const page = await open(old);
    side.web.pages.delete(`${givenIssuerUrl}/registry`);
    await page.press('Préparer pour une vérification sans réseau');
    await page.until('La préparation n’a pas abouti');

    expect(page.text()).not.toContain('Prête à vérifier');
  });
});
