import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { AccountId, Email, id, Instant, Locale, OrganisationId, text } from '#shared/contract/values';

/** Accounts, sign-ins and memberships: written once, mounted on the issuer and on the verifier. */

/** 12 characters at least; the server also refuses the commonest ones and those that repeat the e-mail (CNIL, délibération 2022-100). */
export const Password = z.string().min(12).max(200).meta({ title: 'Mot de passe' });
/** A one-time code from a link's fragment: 256 bits, base64url. */
export const LinkCode = z.string().regex(/^[\w-]{43}$/u);
export const Role = z.enum(['trainer', 'manager', 'admin', 'recruiter', 'platform']);
export type Role = z.output<typeof Role>;
export const MembershipId = id<'Membership'>('Appartenance');
export const InvitationId = id<'Invitation'>('Invitation');
export const OrganisationState = z.enum(['pending', 'approved', 'refused', 'suspended', 'closed']);

export const SignedIn = z.object({
  account: z.object({ id: AccountId, email: z.string(), name: z.string(), locale: Locale }).nullable(),
  organisations: z.array(z.object({ id: OrganisationId, name: z.string(), role: Role, state: OrganisationState })),
  /** The account also administers the platform, which is no organisation. */
  platform: z.boolean().default(false),
  organisationId: OrganisationId.nullable(),
  role: Role.nullable(),
  permissions: z.array(z.string()),
});
export type SignedIn = z.output<typeof SignedIn>;

export const wrongCredentials = problem(
  'wrong-credentials',
  401,
  'L’adresse ou le mot de passe ne convient pas',
  'The address or the password is not right',
);
export const wrongPassword = problem('wrong-password', 422, 'Ce mot de passe n’est pas le vôtre', 'This is not your password');
export const emailNotConfirmed = problem(
  'email-not-confirmed',
  403,
  'Confirmez d’abord votre adresse : ouvrez le lien reçu par e-mail',
  'Confirm your address first: open the link we sent you',
);
export const weakPassword = problem(
  'weak-password',
  422,
  'Ce mot de passe est trop facile à deviner',
  'This password is too easy to guess',
);
export const deadLink = problem(
  'dead-link',
  410,
  'Ce lien a déjà servi ou n’est plus valable',
  'This link was already used or is no longer valid',
);
export const alreadyMember = problem(
  'already-member',
  409,
  'Cette personne fait déjà partie de votre organisation',
  'This person already belongs to your organisation',
);
export const alreadyInvited = problem(
  'already-invited',
  409,
  'Une invitation est déjà en attente pour cette adresse',
  'An invitation already waits for this address',
);
export const lastAdmin = problem('last-admin', 409, 'Il faut garder au moins un administrateur', 'At least one administrator must remain');

export const getSession = route({ method: 'GET', path: '/api/v1/session', summary: 'Who is signed in', allow: 'public', reply: SignedIn });
export const signIn = route({
  method: 'POST',
  path: '/api/v1/sign-ins',
  summary: 'Sign in with e-mail and password',
  allow: 'public',
  body: z.object({ email: Email, password: z.string().min(1).max(200) }),
  reply: SignedIn,
  refuses: [wrongCredentials, emailNotConfirmed],
});
export const signOut = route({
  method: 'DELETE',
  path: '/api/v1/sign-ins/current',
  summary: 'Sign out',
  allow: 'account',
  reply: noContent,
  status: 204,
});
export const chooseOrganisation = route({
  method: 'PUT',
  path: '/api/v1/session/organisation',
  summary: 'Switch to another organisation, or to the platform (null)',
  allow: 'account',
  body: z.object({ organisationId: OrganisationId.nullable() }),
  reply: SignedIn,
});
export const chooseLocale = route({
  method: 'PUT',
  path: '/api/v1/session/locale',
  summary: 'Keep the language of the account',
  allow: 'account',
  body: z.object({ locale: Locale }),
  reply: SignedIn,
});
export const confirmEmail = route({
  method: 'POST',
  path: '/api/v1/email-confirmations',
  summary: 'Confirm an address with the code of the link',
  allow: 'public',
  body: z.object({ code: LinkCode }),
  reply: z.object({ email: z.string() }),
  refuses: [deadLink],
  limit: { points: 30, seconds: 900, per: 'address' },
});
export const resendConfirmation = route({
  method: 'POST',
  path: '/api/v1/email-confirmation-requests',
  summary: 'Send the confirmation link again; same answer whether the account exists',
  allow: 'public',
  body: z.object({ email: Email }),
  reply: noContent,
  status: 202,
  limit: { points: 10, seconds: 900, per: 'address' },
});
export const requestPasswordReset = route({
  method: 'POST',
  path: '/api/v1/password-resets',
  summary: 'Send a reset link; same answer whether the account exists',
  allow: 'public',
  body: z.object({ email: Email }),
  reply: noContent,
  status: 202,
  limit: { points: 10, seconds: 900, per: 'address' },
});
export const resetPassword = route({
  method: 'POST',
  path: '/api/v1/password-changes',
  summary: 'Choose a new password with the code of the link; every sign-in ends',
  allow: 'public',
  body: z.object({ code: LinkCode, password: Password }),
  reply: noContent,
  status: 204,
  refuses: [deadLink, weakPassword],
  limit: { points: 30, seconds: 900, per: 'address' },
});

// ---- members and their invitations, of the organisation chosen in the menu
export const Member = z.object({ id: MembershipId, accountId: AccountId, name: z.string(), email: z.string(), role: Role, since: Instant });
export type Member = z.output<typeof Member>;
export const Invitation = z.object({
  id: InvitationId,
  email: z.string(),
  name: z.string(),
  role: Role,
  sentAt: Instant,
  expiresAt: Instant,
  state: z.enum(['waiting', 'expired']),
});
export type Invitation = z.output<typeof Invitation>;
const invitationParams = z.object({ invitationId: InvitationId });

export const listMembers = route({
  method: 'GET',
  path: '/api/v1/members',
  summary: 'Members and waiting invitations',
  allow: 'member:read:own',
  reply: z.object({ members: z.array(Member), invitations: z.array(Invitation) }),
});
export const inviteMember = route({
  method: 'POST',
  path: '/api/v1/invitations',
  summary: 'Invite a colleague by e-mail',
  allow: 'member:invite:own',
  creates: true,
  body: z.object({ email: Email, name: text(120), role: Role.exclude(['platform']) }),
  reply: Invitation,
  status: 201,
  refuses: [alreadyMember, alreadyInvited],
});
export const resendInvitation = route({
  method: 'POST',
  path: '/api/v1/invitations/:invitationId/sendings',
  summary: 'Send the invitation again under a new link',
  allow: 'member:invite:own',
  params: invitationParams,
  reply: Invitation,
  limit: { points: 20, seconds: 3600, per: 'actor' },
});
export const correctInvitation = route({
  method: 'PATCH',
  path: '/api/v1/invitations/:invitationId',
  summary: 'Correct the address or role; the former link dies',
  allow: 'member:invite:own',
  params: invitationParams,
  body: z.object({ email: Email, name: text(120), role: Role.exclude(['platform']) }),
  reply: Invitation,
  refuses: [alreadyMember, alreadyInvited],
});
export const cancelInvitation = route({
  method: 'DELETE',
  path: '/api/v1/invitations/:invitationId',
  summary: 'Cancel an invitation',
  allow: 'member:invite:own',
  params: invitationParams,
  reply: noContent,
  status: 204,
});
export const removeMember = route({
  method: 'DELETE',
  path: '/api/v1/members/:membershipId',
  summary: 'End a membership',
  allow: 'member:invite:own',
  params: z.object({ membershipId: MembershipId }),
  reply: noContent,
  status: 204,
  refuses: [lastAdmin],
});
export const lookUpInvitation = route({
  method: 'POST',
  path: '/api/v1/invitation-lookups',
  summary: 'What an invitation link is for',
  allow: 'public',
  body: z.object({ code: LinkCode }),
  reply: z.object({ organisation: z.string().nullable(), email: z.string(), role: Role, accountExists: z.boolean() }),
  refuses: [deadLink],
  limit: { points: 30, seconds: 900, per: 'address' },
});
export const acceptInvitation = route({
  method: 'POST',
  path: '/api/v1/invitation-acceptances',
  summary: 'Join: a new account chooses name and password, an existing one proves its password',
  allow: 'public',
  body: z.object({ code: LinkCode, name: text(120).optional(), password: z.string().min(1).max(200) }),
  reply: SignedIn,
  refuses: [deadLink, weakPassword, wrongCredentials, alreadyMember],
  limit: { points: 30, seconds: 900, per: 'address' },
});
