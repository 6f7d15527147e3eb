import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { notApproved, problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { Siret } from '#shared/contract/siret';
import { Day, Email, id, Instant, OrganisationId, optionalText, text } from '#shared/contract/values';
import { OrganisationState, Password, weakPassword } from './identity.ts';

/** Sign-up, approval by the platform, DID and registry of organisms (issuer) and companies (verifier): written once, mounted twice. */

export const OrganisationKind = z.enum(['training', 'assessment', 'company']).meta({ title: 'Activité' });
export const Ink = z.enum(['ardoise', 'encre', 'prune', 'garance', 'tabac', 'mousse', 'sapin', 'canard']);
export const Phone = z
  .string()
  .trim()
  .regex(/^(\+33|0)[1-9](?:[\s.\u00a0\u202f]?\d{2}){4}$/u)
  .meta({ title: 'Téléphone' });
const phone = z
  .union([z.literal('').transform(() => null), Phone])
  .nullable()
  .default(null);

export const Organisation = z.object({
  id: OrganisationId,
  kind: OrganisationKind,
  name: z.string(),
  slug: z.string(),
  siret: z.string(),
  ink: Ink,
  state: OrganisationState,
  contactName: z.string(),
  contactEmail: z.string(),
  contactPhone: z.string().nullable(),
  website: z.string().nullable(),
  /** The platform's words when it refused or suspended. */
  reason: z.string().nullable(),
  did: z.string().nullable(),
  /** By its DID, or with a certificate of the registry's authority on the same key (shared/decisions/0014). */
  signing: z.enum(['did', 'x5c']),
  submittedAt: Instant,
  decidedAt: Instant.nullable(),
  /** Closed for good (shared/decisions/0015): since when, and until which day what it signed is served at least. */
  closedAt: Instant.nullable().default(null),
  servedUntil: Day.nullable().default(null),
});
export type Organisation = z.output<typeof Organisation>;

export const siretTaken = problem(
  'siret-taken',
  409,
  'Une organisation est déjà inscrite avec ce SIRET : demandez à ses administrateurs de vous inviter',
  'An organisation is already registered with this SIRET: ask its administrators for an invitation',
);
export const wrongState = problem(
  'wrong-state',
  409,
  'L’état de cette organisation ne permet pas cette action',
  'The state of this organisation does not allow this',
);
export { notApproved };
export const didTaken = problem('did-taken', 409, 'Cet émetteur est déjà reconnu', 'This issuer is already recognised');
export const didUnreachable = problem(
  'did-unreachable',
  422,
  'Le document de ce DID est introuvable ou illisible',
  'The document of this DID cannot be found or read',
);

/** The same answer whether the address already has an account (then that account is told by e-mail). */
export const signUp = route({
  method: 'POST',
  path: '/api/v1/sign-ups',
  summary: 'Register an organisation and its first account',
  allow: 'public',
  creates: true,
  body: z.object({
    kind: OrganisationKind,
    name: text(160),
    siret: Siret,
    contactName: text(120),
    email: Email,
    phone,
    website: z
      .union([z.literal('').transform(() => null), z.url({ protocol: /^https$/u })])
      .nullable()
      .default(null),
    password: Password,
  }),
  reply: z.object({ email: z.string() }),
  status: 201,
  refuses: [siretTaken, weakPassword],
  limit: { points: 20, seconds: 3600, per: 'address' },
});

export const getOrganisation = route({
  method: 'GET',
  path: '/api/v1/organisation',
  summary: 'The organisation chosen in the menu',
  allow: 'organisation:read:own',
  reply: Organisation,
});
export const correctOrganisation = route({
  method: 'PATCH',
  path: '/api/v1/organisation',
  summary: 'Correct contact and appearance; name and SIRET only until approval, then sent again',
  allow: 'organisation:update:own',
  body: z.object({
    name: text(160),
    siret: Siret,
    contactName: text(120),
    contactEmail: Email,
    contactPhone: phone,
    website: optionalText(200),
    ink: Ink,
  }),
  reply: Organisation,
  refuses: [siretTaken, wrongState],
});

export const chooseSigning = route({
  method: 'PUT',
  path: '/api/v1/organisation/signing',
  summary: 'Sign by DID, or with a certificate of the registry beside it',
  allow: 'organisation:update:own',
  body: z.object({ signing: z.enum(['did', 'x5c']) }),
  reply: Organisation,
  refuses: [notApproved],
});

// ---- the platform
const one = z.object({ organisationId: OrganisationId });
export const Reason = z.object({ reason: text(1000) });
export const listOrganisations = route({
  method: 'GET',
  path: '/api/v1/platform/organisations',
  summary: 'Organisations, those that wait first',
  allow: 'organisation:approve:platform',
  query: z.object({ state: OrganisationState.optional(), q: z.string().trim().max(100).optional() }),
  reply: z.object({
    items: z.array(Organisation),
    counts: z.object({ pending: z.number(), approved: z.number(), refused: z.number(), suspended: z.number(), closed: z.number() }),
  }),
});
const decide = (word: 'approvals' | 'resumptions', summary: string) =>
  route({
    method: 'POST',
    path: `/api/v1/platform/organisations/:organisationId/${word}`,
    summary,
    allow: 'organisation:approve:platform',
    params: one,
    reply: Organisation,
    refuses: [wrongState],
  });
const decideWithReason = (word: 'refusals' | 'suspensions', summary: string) =>
  route({
    method: 'POST',
    path: `/api/v1/platform/organisations/:organisationId/${word}`,
    summary,
    allow: 'organisation:approve:platform',
    params: one,
    body: Reason,
    reply: Organisation,
    refuses: [wrongState],
  });
export const approveOrganisation = decide('approvals', 'Approve: the organisation gets its DID and enters the registry');
export const resumeOrganisation = decide('resumptions', 'Lift a suspension');
export const refuseOrganisation = decideWithReason('refusals', 'Refuse with words; the organisation may correct and send again');
export const suspendOrganisation = decideWithReason('suspensions', 'Suspend: the organisation leaves the registry');

export const OutsideIssuerId = id<'OutsideIssuer'>('Émetteur extérieur');
export const OutsideIssuer = z.object({
  id: OutsideIssuerId,
  did: z.string(),
  name: z.string(),
  siret: z.string().nullable(),
  since: Instant,
});
export const Did = z
  .string()
  .trim()
  .max(2000)
  .regex(/^did:(web|jwk|key):[\w.%:-]+$/u)
  .meta({ title: 'DID' });
/** Issuer only: issuers that run elsewhere and sign with a DID of their own. */
export const listOutsideIssuers = route({
  method: 'GET',
  path: '/api/v1/platform/outside-issuers',
  summary: 'Outside issuers recognised in the registry',
  allow: 'organisation:approve:platform',
  reply: z.object({ items: z.array(OutsideIssuer) }),
});
export const recogniseOutsideIssuer = route({
  method: 'POST',
  path: '/api/v1/platform/outside-issuers',
  summary: 'Recognise an issuer by its DID, after its document was read',
  allow: 'organisation:approve:platform',
  creates: true,
  body: z.object({
    did: Did,
    name: text(160),
    siret: z
      .union([z.literal('').transform(() => null), Siret])
      .nullable()
      .default(null),
  }),
  reply: OutsideIssuer,
  status: 201,
  refuses: [didTaken, didUnreachable],
});
export const forgetOutsideIssuer = route({
  method: 'DELETE',
  path: '/api/v1/platform/outside-issuers/:outsideIssuerId',
  summary: 'Take an outside issuer out of the registry',
  allow: 'organisation:approve:platform',
  params: z.object({ outsideIssuerId: OutsideIssuerId }),
  reply: noContent,
  status: 204,
});

export const organisationApproved = fact('organisation.approved', z.object({ organisationId: z.string(), did: z.string() }));
export const organisationRefused = fact('organisation.refused', z.object({ organisationId: z.string() }));
export const organisationSuspended = fact('organisation.suspended', z.object({ organisationId: z.string() }));
export const organisationResumed = fact('organisation.resumed', z.object({ organisationId: z.string() }));

/** One line of the signed registry (`GET /registry`, JWS of type `carnet-registry+jwt`). */
export const RegistryEntry = z.object({
  did: z.string(),
  name: z.string(),
  siret: z.string().nullable(),
  kind: z.string(),
  since: Instant,
  foreign: z.boolean(),
  ink: Ink.optional(),
  /** Keys declared compromised: RFC 7638 thumbprint, and the second from which their signatures are refused. */
  fallenKeys: z.array(z.object({ kid: z.string(), thumbprint: z.string(), since: z.number() })).optional(),
  /** It issues no more; what it signed before stays good. The entry is here until that day at least. */
  closed: z.object({ at: Instant, until: Day }).optional(),
  /** Of a company: what it may ask for and why, as the platform approved it. Absent while nothing is approved. */
  asks: z.array(z.object({ purpose: z.string(), claims: z.array(z.string()) })).optional(),
});
export const Registry = z.object({ iss: z.string(), iat: z.number(), exp: z.number(), ttl: z.number(), entries: z.array(RegistryEntry) });
