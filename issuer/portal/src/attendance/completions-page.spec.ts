import { GivenApi, refused } from '#shared/angular/given-api';
import { openPage } from '#shared/angular/given-page';
import {
  getCompletion,
  issueCompletions,
  listCompletions,
  ProvenCompletion,
  SessionCompletions,
} from '#shared/contracts/issuer/completions';
import { CompletionPage } from './completion-page.ts';
import { CompletionsPage } from './completions-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const uuid = (last: number): string => `0192f0c0-0000-7000-8000-${String(last).padStart(12, '0')}`;
const one = (rest: Readonly<Record<string, unknown>> = {}) => ({
  ...{ enrolmentId: uuid(501), givenName: 'Nadia', familyName: 'Belhadj-Kervella' },
  ...{ halfDays: 2, minutes: 390, plannedMinutes: 420, state: 'none', completion: null },
  ...rest,
});
const certified = (state: string) =>
  one({ state, completion: { id: uuid(901), minutes: 390, issuedAt: '2026-11-21T09:00:00.000Z', issuedBy: 'Samira Haddad' } });
const listed = (items: readonly unknown[], rest: Readonly<Record<string, unknown>> = {}): SessionCompletions =>
  SessionCompletions.parse({ ended: true, unsigned: 0, items, ...rest });
const open = (api: GivenApi, permissions: readonly string[] = ['completion:issue:own']) =>
  openPage(CompletionsPage, { api, scope: 'attendance', words, permissions, inputs: { id: uuid(401) } });

describe('the certificates of a session', () => {
  it('show the hours really done, and are issued after a question', async () => {
    const api = new GivenApi().given(listCompletions, listed([one()])).given(issueCompletions, listed([certified('current')]));
    const page = await open(api);
    expect(page.text()).toContain('6 h 30 sur 7 h, 2 demi-journées signées');

    await page.press('Établir le certificat');
    expect(page.text()).toContain('Toutes les demi-journées sont signées.');
    expect(api.calls(issueCompletions)).toEqual([]);
    document
      .querySelector<HTMLButtonElement>('mat-dialog-container button[matbutton=filled], mat-dialog-container .mat-mdc-unelevated-button')
      ?.click();
    await page.fixture.whenStable();

    expect(api.calls(issueCompletions).length).toBe(1);
    expect(page.text()).toContain('Certificat établi');
    expect(page.host.querySelector('a[href="/attendance/completion/0192f0c0-0000-7000-8000-000000000901"]')).not.toBeNull();
  });

  it('wait for the end of the session', async () => {
    const page = await open(new GivenApi().given(listCompletions, listed([one()], { ended: false })));

    expect(page.text()).toContain('La session n’est pas finie');
    expect(page.text()).not.toContain('Établir');
  });

  it('say which half-days nobody signed, and which certificate is outdated', async () => {
    const page = await open(new GivenApi().given(listCompletions, listed([certified('outdated')], { unsigned: 3 })));

    expect(page.text()).toContain('3 demi-journées ne sont pas signées');
    expect(page.text()).toContain('Heures changées depuis');
    expect(page.text()).toContain('Établir le certificat');
  });

  it('are only read by who may not issue them', async () => {
    const page = await open(new GivenApi().given(listCompletions, listed([one()])), []);
    expect(page.text()).not.toContain('Établir');
  });

  it('say why they could not be issued', async () => {
    const api = new GivenApi()
      .given(listCompletions, listed([one()]))
      .given(issueCompletions, () => refused('nothing-to-certify', { title: 'Chacun a déjà son certificat' }));
    const page = await open(api);
    await page.press('Établir le certificat');
    document.querySelector<HTMLButtonElement>('mat-dialog-container .mat-mdc-unelevated-button')?.click();
    await page.fixture.whenStable();

    expect(page.text()).toContain('Chacun a déjà son certificat');
  });
});

describe('the half-days under a certificate', () => {
  it('are each handed over as a file with its proof', async () => {
    const proof = { leaf: '{"day":"2026-11-23"}', index: 0, size: 1, path: [] };
    const halfDay = { day: '2026-11-23', half: 'am', mark: 'late', minutes: 180, planned: 210, proof };
    const api = new GivenApi().given(getCompletion, ProvenCompletion.parse({ root: 'A'.repeat(43), halfDays: [halfDay] }));
    const saved: Blob[] = [];
    spyOn(URL, 'createObjectURL').and.callFake((blob) => {
      saved.push(blob as Blob);
      return 'blob:spec';
    });
    spyOn(HTMLAnchorElement.prototype, 'click');
    const page = await openPage(CompletionPage, { api, scope: 'attendance', words, inputs: { id: uuid(901) } });
    expect(page.text()).toContain('23 novembre 2026, matin');
    expect(page.text()).toContain('Retard · 3 h / 3 h 30');

    page.host.querySelector<HTMLButtonElement>('li button')!.dispatchEvent(new MouseEvent('click', { bubbles: true }));

    expect(JSON.parse(await saved[0]!.text())).toEqual({ root: 'A'.repeat(43), proof });
  });
});
