import {
  acceptInvitation,
  cancelInvitation,
  chooseOrganisation,
  correctInvitation,
  getSession,
  inviteMember,
  listMembers,
  requestPasswordReset,
  resendInvitation,
  resetPassword,
  signIn,
  signOut,
} from '#shared/contracts/identity';
import {
  approveOrganisation,
  correctOrganisation,
  getOrganisation,
  listOrganisations,
  refuseOrganisation,
  resumeOrganisation,
  signUp,
  suspendOrganisation,
} from '#shared/contracts/organisations';
import { didWebUrl } from '#shared/credentials/did-web';
import { invite, portalOf } from '../tooling/demo/organisations.ts';
import { password } from '../tooling/demo/people.ts';
import type { Portal } from '../tooling/demo/portal.ts';
import { headlessWallet } from '../tooling/demo/headless-wallet.ts';
import { trustOf } from '../../wallet/src/vault/trust.ts';
import { administratorOf, freshSiret, organismOf } from './given-people.ts';
import { refusalOf } from './refused.ts';
import { town, type Town } from './town.ts';

describe('people and places', () => {
  let place: Town;
  beforeAll(async () => {
    place = await town();
  }, 120_000);

  for (const app of ['issuer', 'verifier'] as const) {
    const kind = app === 'issuer' ? 'training' : 'company';

    it(`signs up at the ${app}, is refused with words, corrects, is approved, gets a DID and enters the registry`, async () => {
      const { name, siret, contactName, email } = organismOf(`Les Ateliers de Trentemoult (${app})`);
      const portal = portalOf(place.around, app);
      const body = { kind, name, siret, contactName, email, phone: '02 40 12 34 56', website: null, password } as const;
      expect(await refusalOf(portal.call(signUp, { body: { ...body, siret: '73282932000075' } }))).toBe('invalid-request');
      expect(await refusalOf(portal.call(signUp, { body: { ...body, password: 'motdepasse123' } }))).toBe('weak-password');
      await portal.call(signUp, { body });
      expect(await refusalOf(portal.call(signIn, { body: { email, password } }))).toBe('email-not-confirmed');
      await portal.confirm(place.around.mailbox, email);
      await portal.signIn(email);
      expect((await portal.call(getSession)).organisations.map(({ state }) => state)).toEqual(['pending']);

      const platform = await administratorOf(place, app);
      const waiting = async () =>
        (await platform.call(listOrganisations, { query: { state: 'pending' } })).items.find((one) => one.siret === siret);
      const params = { organisationId: (await waiting())!.id };
      await platform.call(refuseOrganisation, { params, body: { reason: 'Le nom ne correspond pas au SIRET' } });
      const refused = await portal.call(getOrganisation);
      expect([refused.state, refused.reason, refused.did]).toEqual(['refused', 'Le nom ne correspond pas au SIRET', null]);
      const { contactEmail, contactPhone, website, ink } = refused;
      await portal.call(correctOrganisation, {
        body: { name: `${name} SCOP`, siret, contactName, contactEmail: contactEmail, contactPhone, website, ink },
      });
      expect(await waiting()).toBeDefined();
      await platform.call(approveOrganisation, { params });
      expect(await refusalOf(platform.call(approveOrganisation, { params }))).toBe('wrong-state');

      const { did, state } = await portal.call(getOrganisation);
      expect(state).toBe('approved');
      const document = (await (await fetch(didWebUrl(did!)!)).json()) as {
        id: string;
        verificationMethod: { publicKeyJwk: { crv: string; d?: string } }[];
      };
      expect(document.id).toBe(did!);
      expect(document.verificationMethod.map(({ publicKeyJwk }) => [publicKeyJwk.crv, publicKeyJwk.d])).toEqual([['P-256', undefined]]);

      const trusted = async (): Promise<string> => {
        const { issuers, verifiers } = trustOf(headlessWallet(place.around.settings));
        return (await (app === 'issuer' ? issuers : verifiers).trust(did!)).outcome;
      };
      expect(await trusted()).toBe('trusted');
      await platform.call(suspendOrganisation, { params, body: { reason: 'Vérification en cours' } });
      expect(await trusted()).toBe('unknown');
      await platform.call(resumeOrganisation, { params });
      expect(await trusted()).toBe('trusted');
    });
  }

  it('refuses a SIRET that another organisation has, and tells nothing of known addresses', async () => {
    const { name, siret, contactName, email } = organismOf('Foyer des Métiers');
    const portal = portalOf(place.around, 'issuer');
    const body = { kind: 'training', name, siret, contactName, email, phone: '', website: null, password } as const;
    await portal.call(signUp, { body });
    await portal.confirm(place.around.mailbox, email);
    expect(await refusalOf(portal.call(signUp, { body: { ...body, email: 'autre@foyer.example' } }))).toBe('siret-taken');
    expect(await refusalOf(portal.call(signUp, { body: { ...body, siret: freshSiret() } }))).toBe('done');
    expect(await refusalOf(portal.call(signIn, { body: { email, password: 'ce-n-est-pas-le-bon' } }))).toBe('wrong-credentials');
    expect(await refusalOf(portal.call(signIn, { body: { email: 'personne@nulle-part.example', password } }))).toBe('wrong-credentials');
  });

  it('invites, corrects, resends and cancels; the latest link alone opens', async () => {
    const { found } = await import('../tooling/demo/organisations.ts');
    const platform = await administratorOf(place, 'issuer');
    const admin = await found(place.around, 'issuer', platform, { organism: organismOf('Campus des Savoir-Faire'), kind: 'training' });
    const [wrong, right] = ['gwenaelle@campus.exemple.example', 'gwenaelle@campus.example'];
    const name = 'Gwenaëlle Riou';
    const made = await admin.call(inviteMember, { body: { email: wrong, name, role: 'trainer' } });
    expect(await refusalOf(admin.call(inviteMember, { body: { email: wrong, name, role: 'trainer' } }))).toBe('already-invited');
    const prefix = `${admin.url}/invitation#`;
    const first = await place.around.mailbox.code(wrong, prefix);
    await admin.call(correctInvitation, { params: { invitationId: made.id }, body: { email: right, name, role: 'manager' } });
    const second = await place.around.mailbox.code(right, prefix);
    await admin.call(resendInvitation, { params: { invitationId: made.id } });
    const third = await laterCode(place, right, prefix, second);
    const guest = portalOf(place.around, 'issuer');
    for (const dead of [first, second])
      expect(await refusalOf(guest.call(acceptInvitation, { body: { code: dead, name, password } }))).toBe('dead-link');
    await guest.join(third, name);
    expect((await guest.call(getSession)).role).toBe('manager');
    expect(await refusalOf(guest.call(acceptInvitation, { body: { code: third, name, password } }))).toBe('dead-link');

    const other = await admin.call(inviteMember, { body: { email: 'annule@campus.example', name: 'Personne', role: 'trainer' } });
    const cancelled = await place.around.mailbox.code('annule@campus.example', prefix);
    await admin.call(cancelInvitation, { params: { invitationId: other.id } });
    expect(await refusalOf(guest.call(acceptInvitation, { body: { code: cancelled, name, password } }))).toBe('dead-link');
    const { members, invitations } = await admin.call(listMembers);
    expect([members.length, invitations.length]).toEqual([2, 0]);
  });

  it('lets one account work for two organisms, one at a time, and choose a new password by e-mail', async () => {
    const { found } = await import('../tooling/demo/organisations.ts');
    const platform = await administratorOf(place, 'issuer');
    const [north, south] = [organismOf('École du Nord'), organismOf('École du Sud')];
    const first = await found(place.around, 'issuer', platform, { organism: north, kind: 'training' });
    const second = await found(place.around, 'issuer', platform, { organism: south, kind: 'training' });
    const email = 'itinerante@formation.example';
    const itinerant = await invite(place.around, first, { name: 'Formatrice itinérante', email }, 'trainer');
    await second.call(inviteMember, { body: { email: email, name: 'Formatrice itinérante', role: 'manager' } });
    const code = await laterCode(
      place,
      email,
      `${second.url}/invitation#`,
      await place.around.mailbox.code(email, `${first.url}/invitation#`),
      true,
    );
    expect(
      await refusalOf(portalOf(place.around, 'issuer').call(acceptInvitation, { body: { code, password: 'pas-le-sien-du-tout' } })),
    ).toBe('wrong-credentials');
    await portalOf(place.around, 'issuer').call(acceptInvitation, { body: { code, password } });
    const { organisations } = await itinerant.signIn(email).then((portal) => portal.call(getSession));
    expect(organisations.map(({ name, role }) => `${role} ${name}`).sort()).toEqual([`manager ${south.name}`, `trainer ${north.name}`]);
    const seen = async (portal: Portal): Promise<string> => (await portal.call(getOrganisation)).name;
    for (const { id, name } of organisations) {
      await itinerant.call(chooseOrganisation, { body: { organisationId: id } });
      expect(await seen(itinerant)).toBe(name);
    }

    const guest = portalOf(place.around, 'issuer');
    await guest.call(requestPasswordReset, { body: { email: email } });
    await guest.call(requestPasswordReset, { body: { email: 'inconnue@nulle-part.example' } });
    const reset = await place.around.mailbox.code(email, `${guest.url}/reset-password#`);
    const fresh = 'ardoise-genet-brume-quai';
    await guest.call(resetPassword, { body: { code: reset, password: fresh } });
    expect(await refusalOf(guest.call(resetPassword, { body: { code: reset, password: fresh } }))).toBe('dead-link');
    expect((await itinerant.call(getSession)).account).toBeNull();
    expect(await refusalOf(guest.call(signIn, { body: { email: email, password } }))).toBe('wrong-credentials');
    await guest.call(signIn, { body: { email: email, password: fresh } });
    await guest.call(signOut);
    expect((await guest.call(getSession)).account).toBeNull();
  });
});

/** The code of a newer letter than the one already read. */
async function laterCode({ around }: Town, to: string, prefix: string, before: string, newer = true): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const code = await around.mailbox.code(to, prefix);
    if (!newer || code !== before) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no newer letter came');
}
