import { TestBed } from '@angular/core/testing';
import { GivenApi } from '#shared/angular/given-api';
import { openPage, settle } from '#shared/angular/given-page';
import { Dictionaries } from '#shared/angular/i18n/dictionaries';
import { receiptDigest } from '#shared/credentials/consent-receipt';
import { didPage, givenEntry, givenIssuer, givenKey, givenRegistry, type GivenIssuer, type GivenKey } from '#shared/credentials/given';
import { givenReceipt } from '#shared/credentials/given-receipt';
import { webCrypto } from '#shared/credentials/web-crypto';
import { givenSide, givenVerifierUrl } from './given-verify.ts';
import { VerifyPage } from './verify-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };

describe('the page that checks a document, of consent receipts', () => {
  let holder: GivenKey;
  let company: GivenIssuer;
  let away = false;
  const real = window.fetch.bind(window);

  beforeEach(async () => {
    const now = Math.floor(Date.now() / 1000);
    away = false;
    const { platform, settings } = await givenSide(now);
    [holder, company] = [await givenKey(), await givenIssuer('did:web:recruteur.example:c:val-de-sevre')];
    const entry = givenEntry(company.did, { name: 'Charpentes du Val de Sèvre SAS', kind: 'company' });
    const dated = { iat: now - 60, exp: now + 86_400, iss: givenVerifierUrl };
    const pages = new Map<string, string>([
      ['/config.json', JSON.stringify(settings)],
      [`${givenVerifierUrl}/registry`, await givenRegistry(platform, [entry], dated)],
      [didPage(company.did), JSON.stringify(company.document)],
    ]);
    localStorage.removeItem('carnet-verify-settings');
    await caches.delete('carnet-evidence-1');
    spyOn(window, 'fetch').and.callFake((asked, options) => {
      const url = asked instanceof Request ? asked.url : String(asked);
      if (/\.js(\?|$)|^blob:|^data:/u.test(url)) return real(asked, options);
      const page = pages.get(url);
      return page === undefined || away ? Promise.reject(new TypeError('no network')) : Promise.resolve(new Response(page));
    });
  });

  const open = async () => {
    const page = await openPage(VerifyPage, { api: new GivenApi(), scope: 'verify', words });
    await TestBed.inject(Dictionaries).open('verification', {
      fr: () => import('../verification/i18n/fr.ts'),
      en: () => import('../verification/i18n/en.ts'),
    });
    const until = async (said: string): Promise<void> => {
      for (let time = 0; time < 60 && !page.text().includes(said); time += 1) await settle();
      expect(page.text()).toContain(said);
    };
    const paste = async (receipt: unknown): Promise<void> => {
      await page.write('Texte ou lien de vérification', JSON.stringify(receipt));
      await page.press('Vérifier');
    };
    return { ...page, until, paste };
  };

  it('says the verdict first, then whom the receipt binds by the registry, and to what', async () => {
    const page = await open();
    await page.paste((await givenReceipt(holder, company)).receipt);
    await page.until('la personne a donné son accord, et Charpentes du Val de Sèvre SAS l’a contresigné');
    await page.until('La signature de l’entreprise tient');

    expect(page.host.querySelector('h1')?.textContent).toBe('Vérifié');
    for (const said of ['732 829 320 00074', 'Étudier votre candidature', 'Niveau, Compétence', '30 jours'])
      expect(page.text()).toContain(said);
  });

  it('refuses a receipt that one side signed, in its own words, and shows nothing of it', async () => {
    const page = await open();
    const { receipt } = await givenReceipt(holder, company);
    await page.paste({ ...receipt, signatures: receipt.signatures.slice(0, 1) });
    await page.until('Ce reçu n’est signé que d’un côté');

    expect(page.host.querySelector('h1')?.textContent).toBe('Refusé');
    expect(page.text()).not.toContain('Étudier votre candidature');
  });

  it('reads a journal, and tells of a consent that it was taken back', async () => {
    const page = await open();
    const given = await givenReceipt(holder, company);
    const previous = await receiptDigest(given.receipt, webCrypto);
    const later = { event: 'withdrawn' as const, previous, at: '2026-11-24T09:00:00.000Z' };
    const withdrawn = await givenReceipt(holder, company, later);
    await page.paste({ partages: [{ reçus: [given.receipt, withdrawn.receipt] }] });
    await page.until('Les deux signatures de chacun de ces 2 reçus tiennent.');

    expect(page.text()).toContain('Un autre reçu remis avec celui-ci retire cet accord, le 24 novembre 2026.');
    expect(page.text()).toContain('Consentement retiré');
  });

  it('verifies nothing by what an earlier visit kept', async () => {
    const page = await open();
    const { receipt } = await givenReceipt(holder, company);
    await page.paste(receipt);
    await page.until('La signature de l’entreprise tient');
    away = true;
    await page.press('Contrôler à nouveau');
    await page.until('À vérifier');

    expect(page.host.querySelector('h1')?.textContent).toBe('À vérifier');
  });
});
