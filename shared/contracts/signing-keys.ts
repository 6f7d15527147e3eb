import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { notApproved, problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { Day, id, Instant, OrganisationId, text } from '#shared/contract/values';
import { wrongPassword } from './identity.ts';
import { Organisation, Reason, wrongState } from './organisations.ts';

/** The register of an organisation's signing keys, the change of key, a stolen key, and the end (shared/decisions/0015): mounted twice. */

export const rotationUnderWay = problem(
  'rotation-under-way',
  409,
  'Un changement de clé est déjà en cours',
  'A change of key is already under way',
);
export const keyFallen = problem(
  'key-fallen',
  409,
  'Cette clé est déjà déclarée compromise depuis ce jour ou avant',
  'This key is already declared compromised from that day or before',
);
export const dayToCome = problem('day-to-come', 422, 'Ce jour n’est pas encore venu', 'That day has not come yet');

export const noSuchKey = problem(
  'no-such-key',
  409,
  'Votre organisation n’a pas encore de clé de ce genre',
  'Your organisation has no key of that kind yet',
);

/** ES256 for everything an organisation signs; RS256 for Open Badges alone, from the first badge on. */
export const KeyAlgorithm = z.enum(['ES256', 'RS256']).meta({ title: 'Clé' });
export type KeyAlgorithm = z.output<typeof KeyAlgorithm>;

export const SigningKeyId = id<'SigningKey'>('Clé de signature');
/** Proven again for each of these acts: an unlocked screen is not enough. */
const Proof = z.string().min(1).max(200).meta({ title: 'Mot de passe' });

export const SigningKey = z.object({
  id: SigningKeyId,
  kid: z.string(),
  algorithm: KeyAlgorithm,
  state: z.enum(['coming', 'active', 'retired', 'compromised']),
  validFrom: Instant,
  validUntil: Instant.nullable(),
  /** The first day whose signatures are refused. */
  compromisedFrom: Day.nullable(),
});
export type SigningKey = z.output<typeof SigningKey>;

export const Rotation = z.object({
  algorithm: KeyAlgorithm,
  state: z.enum(['asked', 'made', 'published', 'done']),
  oldKid: z.string(),
  newKid: z.string().nullable(),
  askedAt: Instant,
  madeAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
  doneAt: Instant.nullable(),
});
export type Rotation = z.output<typeof Rotation>;

export const KeyRegister = z.object({
  /** Newest first. */
  keys: z.array(SigningKey),
  /** The last change of key, under way or done. */
  rotation: Rotation.nullable(),
  /** Where everyone reads the public keys. */
  document: z.string(),
});
export type KeyRegister = z.output<typeof KeyRegister>;

export const getKeyRegister = route({
  method: 'GET',
  path: '/api/v1/signing-keys',
  summary: 'The signing keys of the organisation chosen in the menu, and the last change of key',
  allow: 'organisation:update:own',
  reply: KeyRegister,
  refuses: [notApproved],
});

export const rotateKey = route({
  method: 'POST',
  path: '/api/v1/signing-key-rotations',
  summary: 'Change the signing key; what the former one signed stays good',
  allow: 'organisation:update:own',
  body: z.object({ password: Proof, algorithm: KeyAlgorithm.optional() }),
  reply: KeyRegister,
  status: 202,
  refuses: [notApproved, wrongPassword, rotationUnderWay, noSuchKey],
});

export const declareCompromised = route({
  method: 'POST',
  path: '/api/v1/signing-keys/:signingKeyId/compromises',
  summary: 'Declare a key stolen from a day on: what it signed that day and later is refused everywhere',
  allow: 'organisation:update:own',
  params: z.object({ signingKeyId: SigningKeyId }),
  body: z.object({ password: Proof, from: Day }),
  reply: KeyRegister,
  refuses: [notApproved, wrongPassword, keyFallen, dayToCome, wrongState],
});

export const closeOwnOrganisation = route({
  method: 'POST',
  path: '/api/v1/organisation/closures',
  summary: 'Close the organisation for good: it issues no more, what it signed stays checkable',
  allow: 'organisation:update:own',
  body: z.object({ password: Proof, name: text(160) }),
  reply: Organisation,
  refuses: [wrongPassword, wrongState],
});

export const closeOrganisation = route({
  method: 'POST',
  path: '/api/v1/platform/organisations/:organisationId/closures',
  summary: 'Close an organisation for good, with words',
  allow: 'organisation:approve:platform',
  params: z.object({ organisationId: OrganisationId }),
  body: Reason,
  reply: Organisation,
  refuses: [wrongState],
});

/** Recorded at each step of a change of key: its reaction takes the next, so that a crash resumes where it stopped. */
export const rotationMoved = fact('signing-key.rotation-moved', z.object({ organisationId: z.string(), rotationId: z.string() }));
export const keyCompromised = fact(
  'signing-key.compromised',
  z.object({ organisationId: z.string(), kid: z.string(), algorithm: KeyAlgorithm.default('ES256'), from: z.string() }),
);
export const organisationClosed = fact('organisation.closed', z.object({ organisationId: z.string() }));
