import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { GivenApi, provideGivenApi } from '#shared/angular/given-api';
import { openWords, provideGivenHouse } from '#shared/angular/given-house';
import { getDisclosure, checkDisclosure, type Disclosure } from '#shared/contracts/verifier/disclosures';
import { DisclosurePage } from './disclosure-page.ts';
import { givenDisclosure } from './given.ts';

const open = async (api: GivenApi) => {
  const routes = provideRouter([{ path: ':id', component: DisclosurePage }], withComponentInputBinding());
  TestBed.configureTestingModule({ providers: [...provideGivenHouse(), routes, provideGivenApi(api)] });
  await openWords('disclosures', { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') });
  await openWords('verification', { fr: () => import('../verification/i18n/fr.ts'), en: () => import('../verification/i18n/en.ts') });
  await openWords('checks', {
    fr: () => import('#shared/angular/look/checks-words/fr'),
    en: () => import('#shared/angular/look/checks-words/en'),
  });
  const harness = await RouterTestingHarness.create('/one');
  await harness.fixture.whenStable();
  return { host: harness.routeNativeElement!, settle: () => harness.fixture.whenStable() };
};
/** Typographic spaces are not what these specs are about. */
const plain = (host: Element, selector: string): string | undefined => host.querySelector(selector)?.textContent?.replace(/\s+/gu, ' ');
const set = (one: Disclosure) => new GivenApi().given(getDisclosure, one);

describe('a received sharing', () => {
  it('tells the verdict first, then what was shared and the six checks', async () => {
    const { host } = await open(set(givenDisclosure()));

    expect(host.querySelector('carnet-verdict-band')?.textContent).toContain('Vérifié');
    expect(plain(host, 'carnet-claims')).toContain('19 novembre 2026');
    expect(host.querySelector('carnet-claims')?.textContent).toContain('Argent');
    expect(host.querySelectorAll('carnet-checks li').length).toBe(6);
    expect(host.textContent).toContain('est un organisme reconnu');
  });

  it('says why it is refused', async () => {
    const good = givenDisclosure();
    const [credential] = good.credentials;
    const checks = credential!.report.checks.map((line) =>
      line.check === 'status' ? { ...line, outcome: 'failed' as const, why: 'revoked' } : line,
    );
    const report = { ...credential!.report, verdict: 'refused' as const, checks };
    const { host } = await open(set(givenDisclosure({ verdict: 'refused', credentials: [{ ...credential, report }] })));

    expect(host.querySelector('carnet-verdict-band')?.textContent).toContain('L’organisme a retiré cette preuve');
    expect(host.querySelector('[data-state=off]')).not.toBeNull();
  });

  it('shows the date and nothing else once it was taken back', async () => {
    const gone = { state: 'withdrawn', withdrawnAt: '2026-11-21T09:00:00Z', credentials: [], verdict: null };
    const { host } = await open(set(givenDisclosure(gone)));

    expect(plain(host, '.gone h2')).toContain('Retiré le sam. 21 nov. 2026');
    expect(host.querySelector('carnet-claims')).toBeNull();
    expect(host.textContent).not.toContain('Coffrer');
  });

  it('is checked again on demand', async () => {
    const api = set(givenDisclosure()).given(checkDisclosure, givenDisclosure({ verdict: 'to-check' }));
    const { host, settle } = await open(api);
    [...host.querySelectorAll('button')].find((one) => one.textContent?.includes('Contrôler'))!.click();
    await settle();

    expect(api.calls(checkDisclosure).length).toBe(1);
    expect(host.querySelector('carnet-verdict-band')?.textContent).toContain('À vérifier');
  });
});
