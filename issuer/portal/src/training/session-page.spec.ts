import { GivenApi, refused } from '#shared/angular/given-api';
import { openPage, settle } from '#shared/angular/given-page';
import {
  enrolTrainee,
  getTrainingSession,
  inviteTraineeAgain,
  listEnrolments,
  withdrawEnrolment,
  type Enrolment,
} from '#shared/contracts/issuer/training';
import { givenEnrolment, givenSession } from './given.ts';
import { SessionPage } from './session-page.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const answering = (one: Enrolment = givenEnrolment()) =>
  new GivenApi()
    .given(getTrainingSession, givenSession())
    .given(listEnrolments, { items: [one] })
    .given(inviteTraineeAgain, { ...one, wallet: 'lost' })
    .given(withdrawEnrolment, { ...one, state: 'withdrawn' })
    .given(enrolTrainee, one);
const open = (api: GivenApi, permissions: readonly string[] = ['enrolment:write:own', 'session:write:own']) =>
  openPage(SessionPage, { api, scope: 'training', words, permissions, inputs: { id: givenSession().id } });
const menuOf = async (one: Enrolment): Promise<string> => {
  const page = await open(answering(one));
  await page.press('Autres actions');
  return document.querySelector('.mat-mdc-menu-panel')?.textContent ?? '';
};

describe('the trainees of a session', () => {
  it('who have not opened their wallet can be invited again', async () => {
    const menu = await menuOf(givenEnrolment({ wallet: 'invited' }));
    expect(menu).toContain('Renvoyer l’invitation');
    expect(menu).not.toContain('Carnet perdu');
  });

  it('whose wallet answers can be given a new one', async () => {
    const menu = await menuOf(givenEnrolment({ wallet: 'connected' }));
    expect(menu).toContain('Carnet perdu');
    expect(menu).not.toContain('Renvoyer');
  });

  it('whose wallet was lost can have both', async () => {
    const menu = await menuOf(givenEnrolment({ wallet: 'lost' }));
    expect(menu).toContain('Carnet perdu');
    expect(menu).toContain('Renvoyer');
  });

  it('lose nothing until the lost wallet is confirmed', async () => {
    const api = answering(givenEnrolment({ wallet: 'connected' }));
    const page = await open(api);
    await page.press('Autres actions');
    await page.press('Carnet perdu ou phrase oubliée');

    expect(page.text()).toContain('L’ancien carnet est coupé tout de suite');
    expect(api.calls(inviteTraineeAgain)).toEqual([]);
    await page.press('Envoyer une nouvelle invitation');

    expect(api.calls(inviteTraineeAgain)[0]?.body).toEqual({ walletLost: true });
    expect(page.text()).toContain('Nouvelle invitation envoyée');
  });

  it('keep their place when one steps back from ending an enrolment', async () => {
    const api = answering();
    const page = await open(api);
    await page.press('Autres actions');
    await page.press('Arrêter l’inscription');
    await page.press('Annuler');

    expect(api.calls(withdrawEnrolment)).toEqual([]);
  });

  it('whose enrolment ended have no action left', async () => {
    const page = await open(answering(givenEnrolment({ state: 'withdrawn' })));
    expect(page.text()).toContain('Inscription arrêtée');
    expect(page.host.querySelector('[aria-label^="Autres actions"]')).toBeNull();
  });

  it('are only read by who may not enrol', async () => {
    const page = await open(answering(), []);
    expect(page.text()).toContain('Nadia Belhadj-Kervella');
    expect(page.text()).not.toContain('Inscrire un stagiaire');
  });

  it('are enrolled by hand, and told twice when they are there already', async () => {
    const title = 'Cette personne est déjà inscrite à la session';
    const api = answering().given(enrolTrainee, () => refused('already-enrolled', { title }));
    const page = await open(api);
    await page.press('Inscrire un stagiaire');
    await page.write('Prénom', 'Nadia');
    await page.write('Nom', 'Belhadj-Kervella');
    await page.write('Adresse e-mail', 'nadia@courriel.example');
    await page.press('Inscrire et inviter');
    await settle();

    expect(document.querySelector('mat-dialog-container')?.textContent).toContain(title);
    expect(api.calls(listEnrolments).length).toBe(1);
  });
});
