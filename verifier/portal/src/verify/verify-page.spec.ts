import { TestBed } from '@angular/core/testing';
import { zipSync } from 'fflate';
import { GivenApi, refused } from '#shared/angular/given-api';
import { openPage, settle, address } from '#shared/angular/given-page';
import { Dictionaries } from '#shared/angular/i18n/dictionaries';
import { relayDocument, relayList, relayRegistry } from '#shared/contracts/verifier/evidence';
import { givenCredential, givenIssuerUrl, givenKey, statusAt } from '#shared/credentials/given';
import { declareExperience } from '#shared/credentials/self-declared';
import { webCrypto } from '#shared/credentials/web-crypto';
import { givenSide, type GivenSide } from './given-verify.ts';
import { VerifyPage } from './verify-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const away = () => refused('evidence-unreachable', { status: 503 });

describe('the page that checks a document', () => {
  let side: GivenSide;
  let compact = '';
  const real = window.fetch.bind(window);
  const sent: string[] = [];

  beforeEach(async () => {
    const now = Math.floor(Date.now() / 1000);
    side = await givenSide(now);
    compact = await givenCredential(side.issuer, { payload: { iat: now - 3600, exp: now + 86_400 } });
    sent.length = 0;
    localStorage.removeItem('carnet-verify-settings');
    for (const place of ['carnet-evidence-1', 'carnet-offline-1']) await caches.delete(place);
    spyOn(window, 'fetch').and.callFake((asked, options) => {
      const url = asked instanceof Request ? asked.url : String(asked);
      if (/\.js(\?|$)|^blob:|^data:/u.test(url)) return real(asked, options);
      sent.push(`${url} ${JSON.stringify(options?.body ?? '')}`);
      if (url === '/config.json') return Promise.resolve(new Response(JSON.stringify(side.settings)));
      const page = side.web.pages.get(url);
      return page === undefined ? Promise.reject(new TypeError('no network')) : Promise.resolve(new Response(page));
    });
  });

  const open = async () => {
    const api = new GivenApi().given(relayRegistry, away).given(relayDocument, away).given(relayList, away);
    const page = await openPage(VerifyPage, { api, scope: 'verify', words });
    await TestBed.inject(Dictionaries).open('verification', {
      fr: () => import('../verification/i18n/fr.ts'),
      en: () => import('../verification/i18n/en.ts'),
    });
    const until = async (said: string): Promise<void> => {
      for (let time = 0; time < 60 && !page.text().includes(said); time += 1) await settle();
      expect(page.text()).toContain(said);
    };
    const paste = async (text: string): Promise<void> => {
      await page.write('Texte ou lien de vérification', text);
      await page.press('Vérifier');
    };
    const drop = async (...files: readonly File[]): Promise<void> => {
      const transfer = new DataTransfer();
      for (const file of files) transfer.items.add(file);
      page.host.querySelector('.drop')!.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true, bubbles: true }));
      await settle();
    };
    return { ...page, api, until, paste, drop };
  };

  it('says the verdict first, then who signed by the registry, and what each check proves', async () => {
    const page = await open();
    await page.paste(compact);
    await page.until('Ce document est authentique et toujours valable.');

    expect(page.host.querySelector('h1')?.textContent).toBe('Vérifié');
    for (const said of ['732 829 320 00074', 'Reconnu depuis le', 'Poser un carrelage', 'Ne prouve pas que le contenu est vrai.'])
      await page.until(said);
    await page.until('Le titulaire n’a pas été contrôlé : un document se transmet.');
    expect(page.text()).toContain('Lu à la source, état au');
  });

  it('sends nothing of the document anywhere', async () => {
    const page = await open();
    await page.paste(compact);
    await page.until('Ce document est authentique');

    expect(sent.some((one) => one.includes(compact.slice(0, 30)))).toBeFalse();
    expect(localStorage.getItem('carnet-verify-settings')).not.toContain(compact.slice(0, 30));
  });

  it('never calls verified what a person declares', async () => {
    const experience = {
      title: 'Chantier de la halle',
      organisation: 'Association',
      startsOn: '2025-03-01',
      endsOn: null,
      description: null,
    };
    const record = { experience: { ...experience, competences: [] }, issuerUrl: givenIssuerUrl, now: Math.floor(Date.now() / 1000) };
    const page = await open();
    await page.paste(await declareExperience({ ...record, key: await givenKey() }, webCrypto));
    await page.until('La personne l’a déclaré elle-même');

    expect(page.host.querySelector('h1')?.textContent).toBe('À vérifier');
    expect(page.text()).toContain('Aucun organisme ne confirme ce qu’elle déclare.');
    expect(page.text()).toContain('Chantier de la halle');
  });

  it('lists the documents of an archive, and the files without any', async () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const page = await open();
    const zip = zipSync({
      'une.jwt': bytes(compact),
      'deux.jwt': bytes(`${compact.slice(0, -20)}AAAAAAAAAAAAAAAAAAA~`),
      'note.txt': bytes('Bonjour'),
    });
    await page.drop(new File([zip], 'carnet.zip', { type: 'application/zip' }));
    await page.until('2 documents');

    expect(page.host.querySelector('h1')?.textContent).toBe('Refusé');
    expect(page.text()).toContain('note.txt : aucune preuve dans ce fichier');
  });

  it('says why there is nothing to check, and lets one try again', async () => {
    const page = await open();
    await page.paste('Bonjour');
    await page.until('Il n’y a pas de preuve vérifiable');
    await page.drop(new File([new Uint8Array(5)], 'image.png', { type: 'image/png' }));
    await page.until('Cette image ne s’ouvre pas.');
    await page.paste('https://ailleurs.example/v/AAAAAAAAAAAAAAAAAAAAAA#x');
    await page.until('Ce lien mène à un autre site.');
    await page.paste('openid4vp://authorize?client_id=x');
    await page.until('une demande adressée à un carnet');
  });

  it('opens neither several files at once, nor one of a kind it does not read, nor one that is too large', async () => {
    const page = await open();
    const pdf = new File([new Uint8Array(5)], 'une.pdf', { type: 'application/pdf' });
    await page.drop(pdf, pdf);
    await page.until('Donnez un seul fichier à la fois.');
    await page.drop(new File([new Uint8Array(5)], 'film.mp4', { type: 'video/mp4' }));
    await page.until('Ce genre de fichier ne se lit pas ici.');
    await page.drop(new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'lourd.pdf', { type: 'application/pdf' }));
    await page.until('Ce fichier dépasse 10 Mo.');

    expect(sent).toEqual([]);
  });

  it('hands a verification link of ours to the page that opens it', async () => {
    const page = await open();
    await page.paste(`${location.origin}/v/AAAAAAAAAAAAAAAAAAAAAA#${'k'.repeat(43)}`);
    await settle();

    expect(address()).toBe(`/v/AAAAAAAAAAAAAAAAAAAAAA#${'k'.repeat(43)}`);
  });

  it('says that the organism is away, and of when its copy is', async () => {
    const now = Math.floor(Date.now() / 1000);
    compact = await givenCredential(side.issuer, { payload: { ...statusAt(7), iat: now - 3600, exp: now + 86_400 } });
    const page = await open();
    side.web.pages.clear();
    await page.paste(compact);
    await page.until('L’organisme ne répond pas');

    expect(page.host.querySelector('h1')?.textContent).toBe('À vérifier');
  });

  it('cannot begin when our own server never answered', async () => {
    const page = await open();
    (window.fetch as jasmine.Spy).and.rejectWith(new TypeError('no network'));
    await page.paste(compact);
    await page.until('Notre serveur ne répond pas');
  });
});
