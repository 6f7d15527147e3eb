import { GivenApi } from '#shared/angular/given-api';
import { openPage } from '#shared/angular/given-page';
import {
  Endorsement,
  endorseExperience,
  listEndorsements,
  refuseEndorsement,
  withdrawEndorsement,
} from '#shared/contracts/issuer/endorsements';
import { EndorsementsPage } from './endorsements-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const given = (rest: object = {}): Endorsement =>
  Endorsement.parse({
    ...{ id: '0192f0c0-0000-7000-8000-000000000911', state: 'open', person: { givenName: 'Awa', familyName: 'Diallo' }, words: null },
    declared: {
      ...{ title: 'Aide carreleuse', organisation: 'Chantiers Diallo', startsOn: '2024-01-08', endsOn: '2025-06-30', description: null },
    },
    competences: [
      { name: 'Poser un carrelage', code: '300423', asked: true, endorsed: false },
      { name: 'Conduire une voiture', code: null, asked: false, endorsed: false },
    ],
    evidence: { name: 'certificat.pdf', digest: `sha256-${'A'.repeat(43)}=`, shown: true },
    ...{ askedAt: '2026-11-18T08:00:00.000Z', decidedAt: null, answer: null, decidedBy: null, withdrawnAt: null, withdrawnReason: null },
    ...rest,
  });
const answering = (...items: readonly Endorsement[]) =>
  new GivenApi()
    .given(listEndorsements, { items: [...items], open: items.length })
    .given(endorseExperience, given({ state: 'endorsed' }))
    .given(refuseEndorsement, given({ state: 'refused' }))
    .given(withdrawEndorsement, given({ state: 'withdrawn' }));
const permissions = ['endorsement:read:own', 'endorsement:decide:assigned', 'endorsement:withdraw:own'];
const open = (api: GivenApi, held = permissions) => openPage(EndorsementsPage, { api, scope: 'endorsements', words, permissions: held });

describe('experiences to endorse', () => {
  it('keep what is declared apart, with nothing ticked beforehand', async () => {
    const page = await open(answering(given()));

    for (const said of ['Awa Diallo', 'Ce que la personne déclare', 'Aide carreleuse', 'certificat.pdf', 'non demandée'])
      expect(page.text()).toContain(said);
    expect(page.disabled('Reconnaître')).toBeTrue();
    expect(page.host.querySelectorAll('input[type=checkbox]').length).toBe(1);
  });

  it('are endorsed for what was ticked, once confirmed', async () => {
    const api = answering(given());
    const page = await open(api);
    await page.press('Poser un carrelage');
    await page.press('Reconnaître 1 compétence');
    await page.press('Reconnaître 1 compétence');

    expect(api.calls(endorseExperience)[0]?.body).toEqual({ competences: ['Poser un carrelage'] });
  });

  it('are refused with words only', async () => {
    const api = answering(given());
    const page = await open(api);
    await page.press('Ne pas reconnaître');
    await page.write('Votre réponse', 'Rien ne le montre.');
    await page.press('Ne pas reconnaître');

    expect(api.calls(refuseEndorsement)[0]?.body).toEqual({ answer: 'Rien ne le montre.' });
  });

  const endorsed = () =>
    given({
      ...{ state: 'endorsed', decidedAt: '2026-11-19T08:00:00.000Z', decidedBy: 'Karim Belkacem' },
      competences: [{ name: 'Poser un carrelage', code: null, asked: true, endorsed: true }],
    });

  it('show who endorsed what, and are withdrawn with a reason', async () => {
    const api = answering(endorsed());
    const page = await open(api);
    expect(page.text()).toContain('Karim Belkacem');
    await page.press('Retirer la reconnaissance');
    await page.write('Motif', 'Erreur de personne');
    await page.press('Retirer la reconnaissance');

    expect(api.calls(withdrawEndorsement)[0]?.body).toEqual({ reason: 'Erreur de personne' });
  });

  it('are not withdrawn by a trainer', async () => {
    const page = await open(answering(endorsed()), permissions.slice(0, 2));

    expect(page.text()).not.toContain('Retirer la reconnaissance');
  });

  it('say that nobody asks', async () => {
    expect((await open(answering())).text()).toContain('Aucune demande');
  });
});
