import { GivenApi, refused } from '#shared/angular/given-api';
import { openPage } from '#shared/angular/given-page';
import { changeStatuses, StatusBatch } from '#shared/contracts/issuer/credential-status';
import { listSessions } from '#shared/contracts/issuer/training';
import { BatchPage } from './batch-page.ts';
import { referenceFile } from './reference-file.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const sessionId = '0192f0c0-0000-7000-8000-000000000701';
const row = (rest: object = {}) => ({
  ...{ line: null, reference: '0192f0c0-0000-7000-8000-000000000901', title: 'Poser un carrelage', state: 'delivered', outcome: 'changes' },
  person: { givenName: 'Awa', familyName: 'Diallo' },
  ...rest,
});
const found = (done: boolean) =>
  StatusBatch.parse({ rows: [row(), row({ state: 'suspended', outcome: 'already' })], changes: 1, unchanged: 1, seen: 'vu', done });
const session = { id: sessionId, title: 'Automne' };
const answering = () =>
  new GivenApi()
    .given(listSessions, { items: [session as never] })
    .given(changeStatuses, ({ body }) => ({ ok: true, data: found(body?.seen === 'vu') }));
const open = (api: GivenApi) => openPage(BatchPage, { api, scope: 'credentials', words });
const choose = async (page: Awaited<ReturnType<typeof open>>, id: string, value: string) => {
  const field = document.getElementById(id) as HTMLSelectElement;
  field.value = value;
  field.dispatchEvent(new Event('change'));
  await page.key(null, '');
};
const asked = async (page: Awaited<ReturnType<typeof open>>) => {
  await choose(page, 'carnet-batch-reason', 'under-review');
  await choose(page, 'carnet-batch-session', sessionId);
};

describe('many credentials at a time', () => {
  it('are looked at first, every line with what becomes of it, and changed only when confirmed', async () => {
    const api = answering();
    const page = await open(api);
    expect(page.disabled('Voir ce qui changerait')).toBeTrue();
    await asked(page);
    await page.press('Voir ce qui changerait');
    for (const said of ['Rien n’est encore fait', 'Sera changée', 'L’est déjà', '1 à changer', '1 inchangée'])
      expect(page.text()).toContain(said);

    await page.press('Suspendre 1 attestation');

    const of = { kind: 'session', sessionId };
    const body = { act: 'suspend', reasonCode: 'under-review', reason: '', of };
    expect(api.calls(changeStatuses).map((call) => call.body as object)).toEqual([
      { ...body, seen: null },
      { ...body, seen: 'vu' },
    ]);
    expect(page.text()).toContain('1 attestation changée.');
  });

  it('are looked at anew when the question changes', async () => {
    const page = await open(answering());
    await asked(page);
    await page.press('Voir ce qui changerait');
    await choose(page, 'carnet-batch-reason', 'holder-asked');

    expect(page.text()).not.toContain('Sera changée');
  });

  it('say that something changed meanwhile, and show nothing to confirm', async () => {
    const title = 'Des attestations ont changé depuis votre relecture';
    const api = answering().given(changeStatuses, ({ body }) =>
      body?.seen ? refused('batch-changed', { title }) : { ok: true, data: found(false) },
    );
    const page = await open(api);
    await asked(page);
    await page.press('Voir ce qui changerait');
    await page.press('Suspendre 1 attestation');

    expect(page.text()).toContain(title);
    expect(page.text()).not.toContain('Sera changée');
  });
});

describe('the file of references', () => {
  it('starts with the reference, and holds no formula', () => {
    const text = referenceFile(
      [{ ...row({ title: '=HYPERLINK("x")', person: { givenName: 'Awa', familyName: 'Di;allo' } }) } as never],
      () => 'Suspendue',
    );

    expect(text).toBe(
      'référence;attestation;personne;état\r\n0192f0c0-0000-7000-8000-000000000901;"\'=HYPERLINK(""x"")";"Awa Di;allo";Suspendue',
    );
  });
});
