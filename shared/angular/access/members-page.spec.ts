import { cancelInvitation, inviteMember, listMembers, removeMember, resendInvitation } from '#shared/contracts/identity';
import { GivenApi, refused } from '../given-api.ts';
import { openPage } from '../given-page.ts';
import { givenSignedIn } from '../given-session.ts';
import { givenInvitation, givenMember } from './given.ts';
import { MembersPage } from './members-page.ts';
import { SIGN_UP_KINDS } from './sign-up-kinds.ts';

const words = { fr: () => import('./i18n/fr.ts'), en: () => import('./i18n/en.ts') };
const answering = () =>
  new GivenApi()
    .given(listMembers, { members: [givenMember()], invitations: [givenInvitation()] })
    .given(resendInvitation, givenInvitation())
    .given(cancelInvitation, {})
    .given(removeMember, {})
    .given(inviteMember, givenInvitation());
const open = (api: GivenApi, permissions: readonly string[] = ['member:invite:own']) => {
  const providers = [{ provide: SIGN_UP_KINDS, useValue: ['training'] }];
  return openPage(MembersPage, { api, scope: 'access', words, permissions, providers });
};
const menu = async (page: Awaited<ReturnType<typeof open>>, index: number): Promise<void> => {
  page.host.querySelectorAll<HTMLElement>('[aria-label^="Autres actions"]')[index]!.click();
  await page.key(null, '');
};

describe('the team', () => {
  it('sends an invitation again', async () => {
    const api = answering();
    const page = await open(api);
    await menu(page, 1);
    await page.press('Renvoyer');

    expect(api.calls(resendInvitation)[0]?.params).toEqual({ invitationId: givenInvitation().id });
    expect(page.text()).toContain('Invitation renvoyée à Gwenaëlle Prigent.');
  });

  it('cancels an invitation', async () => {
    const api = answering();
    const page = await open(api);
    await menu(page, 1);
    await page.press('Annuler l’invitation');

    expect(api.calls(cancelInvitation).length).toBe(1);
    expect(page.text()).toContain('Invitation de Gwenaëlle Prigent annulée.');
  });

  it('asks before someone leaves, and keeps the last administrator', async () => {
    const title = 'Il faut garder au moins un administrateur';
    const api = answering().given(removeMember, () => refused('last-admin', { title }));
    const page = await open(api);
    await menu(page, 0);
    await page.press('Retirer de l’équipe');
    expect(page.text()).toContain('Retirer Youssef Benhaddou de l’équipe');
    expect(api.calls(removeMember)).toEqual([]);
    await page.press('Retirer de l’équipe');

    expect(page.text()).toContain(title);
    expect(page.host.textContent).toContain('Youssef Benhaddou');
  });

  it('offers oneself no way out', async () => {
    const api = answering().given(listMembers, { members: [givenMember({ accountId: givenSignedIn().account!.id })], invitations: [] });
    const page = await open(api);
    expect(page.text()).toContain('(vous)');
    expect(page.host.querySelector('[aria-label^="Autres actions"]')).toBeNull();
  });

  it('is only read by who may not invite', async () => {
    const page = await open(answering(), []);
    expect(page.text()).toContain('Youssef Benhaddou');
    expect(page.text()).not.toContain('Inviter');
  });

  it('invites with a role of its own', async () => {
    const api = answering();
    const page = await open(api);
    await page.press('Inviter');
    expect([...document.querySelectorAll('mat-dialog-container option')].map((one) => one.textContent)).toEqual([
      'Formation',
      'Gestion',
      'Administration',
    ]);
    await page.write('Prénom et nom', 'Gwenaëlle Prigent');
    await page.write('Adresse e-mail', 'gwenaelle.prigent@atelier-erdre.example');
    await page.press('Envoyer l’invitation');

    expect(api.calls(inviteMember)[0]?.body).toEqual(jasmine.objectContaining({ name: 'Gwenaëlle Prigent', role: 'trainer' }));
    expect(api.calls(listMembers).length).toBe(2);
  });
});
