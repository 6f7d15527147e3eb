import { GivenApi, refused } from '#shared/angular/given-api';
import { openPage } from '#shared/angular/given-page';
import { cancelIssuance, Issuance, listIssuances, mintOffer } from '#shared/contracts/issuer/credentials';
import { changeStatus } from '#shared/contracts/issuer/credential-status';
import { IssuancesPage } from './issuances-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const given = (last: number, rest: Partial<Record<keyof Issuance, unknown>> = {}): Issuance =>
  Issuance.parse({
    id: `0192f0c0-0000-7000-8000-00000000090${last}`,
    kind: 'competence',
    title: 'Coffrer des ouvrages en béton',
    level: { scale: 'medals', value: 'argent', label: 'Argent', normalised: 2 },
    person: { givenName: 'Nadia', familyName: 'Belhadj-Kervella' },
    on: '2026-11-10',
    state: 'offered',
    offeredAt: '2026-11-10T09:00:00.000Z',
    deliveredAt: null,
    revokedAt: null,
    statedAt: null,
    reasonCode: null,
    reason: null,
    ...rest,
  });
const counts = { offered: 1, signed: 0, delivered: 12, revoked: 0 };
const offer = { uri: 'openid-credential-offer://?x=1', txCode: '482915', expiresAt: '2026-11-10T09:10:00.000Z', title: 'x' };
const answering = () =>
  new GivenApi()
    .given(listIssuances, ({ query }) => ({
      ok: true,
      data: query?.after
        ? { items: [given(2, { title: 'Réaliser des enduits' })], next: null, counts }
        : { items: [given(1)], next: 'suite', counts },
    }))
    .given(mintOffer, offer)
    .given(cancelIssuance, given(1, { state: 'cancelled' }));
const all = ['credential:offer:assigned', 'credential:cancel:own'];
const open = (api: GivenApi, permissions: readonly string[] = all) =>
  openPage(IssuancesPage, { api, scope: 'credentials', words, permissions });
const choose = async (page: Awaited<ReturnType<typeof open>>, words_: string): Promise<void> => {
  [...page.host.querySelectorAll('carnet-choice label')]
    .find((one) => one.textContent?.includes(words_))!
    .querySelector('input')!
    .click();
  await page.key(null, '');
};

describe('the issue queue', () => {
  it('is filtered by state and by kind together', async () => {
    const api = answering();
    const page = await open(api);
    await choose(page, 'Remises');
    await choose(page, 'Présence');

    expect(api.calls(listIssuances).map(({ query }) => query)).toEqual([
      {},
      { state: 'delivered' },
      { state: 'delivered', kind: 'attendance' },
    ]);
  });

  it('goes on page by page', async () => {
    const page = await open(answering());
    await page.press('Afficher la suite');
    expect(page.text()).toContain('Coffrer des ouvrages');
    expect(page.text()).toContain('Réaliser des enduits');
    expect(page.text()).not.toContain('Afficher la suite');
  });

  it('shows the last question’s answer, whatever comes late', async () => {
    let late = (): void => undefined;
    const api = answering().given(listIssuances, async ({ query }) => {
      if (query?.state === 'delivered') await new Promise<void>((done) => (late = done));
      return { ok: true, data: { items: [given(1, { title: query?.state ?? 'toutes' })], next: null, counts } };
    });
    const page = await open(api);
    await choose(page, 'Remises');
    await choose(page, 'Retirées');
    late();
    await page.key(null, '');

    expect(page.host.querySelector('ul strong')?.textContent).toBe('revoked');
  });

  it('hands over by a code to scan and six digits to dictate', async () => {
    const page = await open(answering());
    await page.press('Remettre par QR');
    expect(page.text()).toContain('À scanner par Nadia Belhadj-Kervella');
    expect(page.text()).toContain('482 915');
    expect(document.querySelector('mat-dialog-container carnet-qr')).not.toBeNull();
  });

  it('says why an offer can no longer be made', async () => {
    const title = 'Cette attestation est déjà dans un carnet';
    const page = await open(answering().given(mintOffer, () => refused('issuance-not-offerable', { title })));
    await page.press('Remettre par QR');
    expect(document.querySelector('mat-dialog-container [role=alert]')?.textContent).toContain(title);
  });

  it('cancels with a reason only', async () => {
    const api = answering();
    const page = await open(api);
    await page.press('Annuler la proposition');
    expect(page.disabled('Annuler la proposition')).toBeTrue();
    await page.write('Motif', 'Session reportée');
    await page.press('Annuler la proposition');

    expect(api.calls(cancelIssuance)[0]?.body).toEqual({ reason: 'Session reportée' });
    expect(page.text()).toContain('Proposition annulée');
  });

  it('suspends with a reason of the list, and says what it does', async () => {
    const api = answering()
      .given(listIssuances, { items: [given(1, { state: 'delivered' })], next: null, counts })
      .given(changeStatus, given(1, { state: 'suspended' }));
    const page = await open(api, [...all, 'credential:status:own']);
    await page.press('Changer l’état');
    expect(page.text()).toContain('Vous pourrez la reprendre');
    await page.press('Suspendre');
    expect(api.calls(changeStatus)).toEqual([]);
    const reasons = document.querySelectorAll<HTMLSelectElement>('mat-dialog-container select')[1]!;
    reasons.selectedIndex = 1;
    reasons.dispatchEvent(new Event('change'));
    await page.press('Suspendre');

    expect(api.calls(changeStatus)[0]?.body).toEqual({ act: 'suspend', reasonCode: 'under-review', reason: '' });
    expect(page.text()).toContain('État changé');
  });

  it('says why and since when, as the person reads it', async () => {
    const stated = { state: 'suspended', statedAt: '2026-11-12T08:00:00.000Z', reasonCode: 'under-review', reason: 'Feuille douteuse' };
    const page = await open(answering().given(listIssuances, { items: [given(1, stated)], next: null, counts }));
    expect(page.text()).toMatch(/Le .*12 nov. 2026, motif : Vérification en cours, Feuille douteuse/u);
  });

  it('offers nothing to who only reads', async () => {
    const page = await open(answering(), []);
    expect(page.text()).not.toContain('Remettre par QR');
    expect(page.text()).not.toContain('Annuler la proposition');
  });
});
