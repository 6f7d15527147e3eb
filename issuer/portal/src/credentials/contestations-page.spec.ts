import { GivenApi } from '#shared/angular/given-api';
import { openPage } from '#shared/angular/given-page';
import { answerContestation, Contestation, listContestations } from '#shared/contracts/issuer/contestations';
import { ContestationsPage } from './contestations-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const sessionId = '0192f0c0-0000-7000-8000-000000000701';
const given = (rest: object = {}): Contestation =>
  Contestation.parse({
    ...{ id: '0192f0c0-0000-7000-8000-000000000901', state: 'open', words: 'J’ai tout posé seule.', sessionId, answeredBy: null },
    ...{ contestedAt: '2026-11-18T08:00:00.000Z', answer: null, answeredAt: null },
    issuance: {
      ...{ id: '0192f0c0-0000-7000-8000-000000000801', kind: 'competence', title: 'Poser un carrelage', level: null },
      person: { givenName: 'Awa', familyName: 'Diallo' },
      ...{ on: '2026-11-10', state: 'delivered', offeredAt: '2026-11-10T09:00:00.000Z', deliveredAt: null, revokedAt: null },
      ...{ statedAt: null, reasonCode: null, reason: null },
    },
    ...rest,
  });
const answering = (...items: readonly Contestation[]) =>
  new GivenApi().given(listContestations, { items: [...items], open: items.length }).given(answerContestation, given({ state: 'kept' }));
const open = (api: GivenApi) => openPage(ContestationsPage, { api, scope: 'credentials', words });

describe('what holders contest', () => {
  it('is read in their words, and leads to where the decision can be put right', async () => {
    const page = await open(answering(given()));

    for (const said of ['Poser un carrelage', 'Awa Diallo', 'J’ai tout posé seule.', 'En attente']) expect(page.text()).toContain(said);
    expect(page.host.querySelector(`a[href='/competences/${sessionId}']`)).not.toBeNull();
  });

  it('is kept with an explanation only', async () => {
    const api = answering(given());
    const page = await open(api);
    await page.press('Maintenir, avec une explication');
    expect(page.disabled('Maintenir, avec une explication')).toBeTrue();
    await page.write('Explication', 'Relue en équipe.');
    await page.press('Maintenir, avec une explication');

    expect(api.calls(answerContestation)[0]?.body).toEqual({ answer: 'Relue en équipe.' });
  });

  it('shows the answer once given, and nothing more to do', async () => {
    const answered = { state: 'kept', answer: 'Relue en équipe.', answeredAt: '2026-11-19T08:00:00.000Z', answeredBy: 'Samira Haddad' };
    const page = await open(answering(given(answered)));

    expect(page.text()).toContain('Samira Haddad');
    expect(page.text()).not.toContain('Maintenir');
  });

  it('says that nobody contests anything', async () => {
    expect((await open(answering())).text()).toContain('Aucune contestation');
  });
});
