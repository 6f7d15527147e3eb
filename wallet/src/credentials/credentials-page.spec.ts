import { TestBed } from '@angular/core/testing';
import { openWords, provideGivenHouse } from '#shared/angular/given-house';
import { setStatus, statusValues } from '#shared/credentials/status-list';
import { givenPatience } from '../vault/given-patience.ts';
import { forgetSafe, givenSafe } from '../vault/given-safe.ts';
import { givenWorld } from '../vault/given-wallet.ts';
import { CredentialsPage } from './credentials-page.ts';
import { CredentialsStore } from './credentials-store.ts';
import { givenHeld } from './given-organism.ts';

const house = async () => {
  TestBed.configureTestingModule({ providers: provideGivenHouse([{ path: '**', children: [] }]) });
  await openWords('credentials', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') });
  const world = await givenWorld();
  return { world, ...(await givenSafe(world)) };
};
const show = async () => {
  const fixture = TestBed.createComponent(CredentialsPage);
  const host = fixture.nativeElement as HTMLElement;
  for (let tries = 0; tries < 400 && TestBed.inject(CredentialsStore).status() !== 'ready'; tries += 1) {
    await new Promise((done) => setTimeout(done, 25));
  }
  await fixture.whenStable();
  return { fixture, host, text: () => (host.textContent ?? '').replace(/\s+/gu, ' ') };
};

describe('the home of the wallet', () => {
  givenPatience(30_000); // a real passphrase is stretched for each
  afterEach(forgetSafe);

  it('says what to do when it is empty', async () => {
    await house();
    const { host, text } = await show();

    expect(text()).toContain('Aucune preuve pour l’instant');
    expect([...host.querySelectorAll('a')].map((link) => link.textContent?.trim())).toEqual(['Scanner']);
  });

  it('shows what is held under its programme, with level and organism', async () => {
    const { world, wallet } = await house();
    await givenHeld(world, wallet);
    const { text } = await show();

    for (const words of ['Carreleur', '1 preuve', 'Poser un carrelage', 'Argent', 'Atelier des Bâtisseurs'])
      expect(text()).toContain(words);
  });

  it('gives each leaf a whole name: what it is, who issued it, how it stands', async () => {
    const { world, wallet } = await house();
    await givenHeld(world, wallet);
    const { host } = await show();

    const link = host.querySelector('carnet-card-leaf a')!;
    const said = link.textContent.replace(/\s+/gu, ' ');
    expect(link.hasAttribute('aria-label')).toBeFalse();
    for (const words of ['Compétence', 'Poser un carrelage', 'Atelier des Bâtisseurs', 'Valable']) expect(said).toContain(words);
  });

  it('strikes what was withdrawn', async () => {
    const { world, wallet } = await house();
    await givenHeld(world, wallet);
    setStatus(world.statuses, 7, statusValues.revoked);
    const { host, fixture, text } = await show();
    await TestBed.inject(CredentialsStore).check();
    await fixture.whenStable();

    expect(text()).toContain('Retirée');
    expect(host.querySelector('.leaf')?.getAttribute('data-state')).toBe('off');
  });

  it('forgets what it showed as soon as the wallet is locked', async () => {
    const { world, wallet, safe } = await house();
    await givenHeld(world, wallet);
    const { fixture } = await show();
    expect(TestBed.inject(CredentialsStore).cards().length).toBe(1);
    safe.lock();
    await fixture.whenStable();

    expect(TestBed.inject(CredentialsStore).cards()).toEqual([]);
  });
});
