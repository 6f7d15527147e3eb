import { TestBed } from '@angular/core/testing';
import { openWords, provideGivenHouse } from '#shared/angular/given-house';
import { givenHeld } from '../credentials/given-organism.ts';
import { Handover } from '../credentials/handover.ts';
import { givenPatience } from '../vault/given-patience.ts';
import { forgetSafe, givenPhrase, givenSafe } from '../vault/given-safe.ts';
import { givenVerifierUrl, givenWorld } from '../vault/given-wallet.ts';
import { givenRequest, givenRequestUri } from './given-verifier.ts';
import { QueuedAnswers } from './offline/queued-answers.ts';
import { RequestPage } from './request-page.ts';

const open = async ({ vouched = true, held = true, verifierUrl = givenVerifierUrl } = {}) => {
  TestBed.configureTestingModule({ providers: provideGivenHouse([{ path: '**', children: [] }]) });
  await openWords('app', { fr: () => import('../app/i18n/fr.ts'), en: () => import('../app/i18n/en.ts') });
  await openWords('disclosure', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') });
  const world = await givenWorld({ vouched, verifierUrl });
  const { wallet } = await givenSafe(world);
  if (held) await givenHeld(world, wallet);
  const { answers } = await givenRequest(world);
  TestBed.inject(Handover).give(givenRequestUri);
  const fixture = TestBed.createComponent(RequestPage);
  const host = fixture.nativeElement as HTMLElement;
  const text = (): string => (host.textContent ?? '').replace(/\s+/gu, ' ');
  const see = async (words: string): Promise<void> => {
    for (let tries = 0; tries < 600 && !text().includes(words); tries += 1) {
      await new Promise((done) => setTimeout(done, 25));
      await fixture.whenStable();
    }
    expect(text()).toContain(words);
  };
  const buttons = () => [...host.querySelectorAll<HTMLButtonElement>('carnet-action-bar button')];
  const press = async (words: string): Promise<void> => {
    [...host.querySelectorAll<HTMLElement>('button, a')].find((one) => one.textContent?.includes(words))!.click();
    await fixture.whenStable();
  };
  return { fixture, host, wallet, world, answers, text, see, buttons, press };
};

describe('the consent', () => {
  givenPatience(30_000); // a real passphrase is stretched for each
  afterEach(forgetSafe);

  it('ticks nothing optional beforehand, and counts what would leave', async () => {
    const { host, see, buttons, fixture } = await open();
    await see('Ce qui part');
    expect([...host.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].map((box) => box.checked)).toEqual([false]);
    expect(buttons().map((one) => one.textContent?.trim())).toEqual(['Partager 1 information', 'Refuser']);

    host.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    await fixture.whenStable();
    expect(buttons()[0]!.textContent?.trim()).toBe('Partager 2 informations');
    expect(host.querySelector('[role=status]')?.textContent).toContain('sera partagé');
  });

  it('gives sharing and refusing the same place and size', async () => {
    const { see, buttons } = await open();
    await see('Ce qui part');
    const [share, refuse] = buttons().map((one) => one.getBoundingClientRect());

    expect([refuse!.width, refuse!.height]).toEqual([share!.width, share!.height]);
  });

  it('previews what would be sent, and names what stays hidden', async () => {
    const { host, see, press } = await open();
    await see('Ce qui part');
    await press('Aperçu exact');
    await see('Rien d’autre ne part');

    expect(host.querySelector('carnet-claims')?.textContent).toContain('Poser un carrelage');
    expect(host.querySelector('carnet-claims')?.textContent).not.toContain('Argent');
    expect([...host.querySelectorAll('li')].map((one) => one.textContent?.trim())).toContain('Niveau');
  });

  it('sends only after the phrase, and says by name what left', async () => {
    const { host, see, press, answers, fixture } = await open();
    await see('Ce qui part');
    await press('Partager 1');
    await see('Votre phrase secrète');
    expect(answers.length).toBe(0);

    const field = host.querySelector<HTMLInputElement>('input[name=phrase]')!;
    field.value = givenPhrase;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    await press('Partager');
    await see('Ce qui est parti');
    expect(answers.length).toBe(1);
  });

  it('offers nothing to share to a company that the platform put out', async () => {
    const { see, buttons, host } = await open({ vouched: false });
    await see('Demandeur non vérifié');

    expect(host.querySelector('carnet-consent-paper')).toBeNull();
    expect(buttons().map((one) => one.textContent?.trim())).toEqual(['Refuser']);
  });

  it('ticks nothing for a stranger, and sends only once its address was written by hand', async () => {
    const { fixture, host, see, press, buttons, answers } = await open({ vouched: false, verifierUrl: 'https://plateforme.example' });
    await see('personne n’a vérifié qui il est');
    await see('Se donne le nom : Nom que la société se donne');
    expect([...host.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].map((box) => box.checked)).toEqual([false, false]);
    expect(buttons()[0]!.disabled).toBeTrue();
    expect(host.textContent).not.toContain('retirer ce partage à tout moment');

    host.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    await fixture.whenStable();
    await press('Partager 1');
    await see('Partager avec un inconnu');
    const go = () => buttons().find((one) => one.textContent?.includes('Continuer'))!;
    const write = async (name: string, words: string): Promise<void> => {
      const field = host.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
      field.value = words;
      field.dispatchEvent(new Event('input'));
      await fixture.whenStable();
    };
    await write('host', 'recruteur.exemple');
    expect(go().disabled).toBeTrue();
    await write('host', ' Recruteur.example ');
    go().click();
    await see('Votre phrase secrète');
    expect(answers.length).toBe(0);
    await write('phrase', givenPhrase);
    await press('Partager');
    await see('Ce qui est parti');
    expect(answers.length).toBe(1);
  });

  it('says under the eyes of the person that what waited for the network has left', async () => {
    const { see, press } = await open();
    await see('Ce qui part');
    dispatchEvent(new Event('offline'));
    await press('Refuser');
    await see('l’apprendra dès que le réseau');

    dispatchEvent(new Event('online'));
    await TestBed.inject(QueuedAnswers).look(true);

    await see('sait que vous refusez');
  });

  it('says what is missing when the wallet has nothing to answer with', async () => {
    const { see } = await open({ held: false });
    await see('Votre carnet n’a pas de quoi répondre');
    await see('Coffrer un mur de soutènement (Compétence)');
  });
});
