import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { Day, Instant, text } from '#shared/contract/values';

/**
 * Candidates: persons as the verifier knows them, by the key a wallet made for it. Hidden by default; masked or named by the person's choice;
 * each competence proven by a presentation kept for this use. Nothing here comes from an issuer's database.
 */

export const Visibility = z.enum(['hidden', 'masked', 'named']).meta({ title: 'Visibilité' });
export const Situation = z.enum(['searching', 'open', 'in-training', 'employed']).meta({ title: 'Situation' });
/** Two digits, 2A, 2B or three digits overseas. */
export const Department = z
  .string()
  .regex(/^(0[1-9]|[1-8]\d|9[0-5]|2A|2B|97[1-6])$/u)
  .meta({ title: 'Département' });
export const Presentation = z.string().min(100).max(20_000);
export const CompetenceCode = z.string().max(200).meta({ title: 'Compétence' });
/** `carnet-auth+jwt` by the pairwise key: { aud, nonce, iat, jwk }. */
export const AuthProof = z.string().min(50).max(4000);

// ---- the wallet signs in with a key, not with an account
export const challengeWallet = route({
  method: 'POST',
  path: '/api/v1/wallet/challenges',
  summary: 'A nonce to sign',
  allow: 'public',
  reply: z.object({ nonce: z.string(), audience: z.string() }),
  status: 201,
  limit: { points: 120, seconds: 60, per: 'address' },
});
export const authFailed = problem(
  'proof-refused',
  401,
  'La preuve de possession de la clé est refusée : vérifiez l’heure de l’appareil',
  'The proof of the key is refused: check the clock of the device',
);
/** Gives a DPoP-bound token (15 minutes) for the key that signed both the proof and the DPoP header. */
export const signInWallet = route({
  method: 'POST',
  path: '/api/v1/wallet/tokens',
  summary: 'Sign in with the key made for this verifier',
  allow: 'public',
  body: z.object({ proof: AuthProof }),
  reply: z.object({ accessToken: z.string(), expiresInSeconds: z.number().int() }),
  refuses: [authFailed],
  limit: { points: 120, seconds: 60, per: 'address' },
});

// ---- the profile
export const ProvenCompetence = z.object({
  code: CompetenceCode,
  label: z.string(),
  level: z.string().nullable(),
  normalised: z.number().int().min(1).max(3).nullable(),
  issuer: z.string(),
  validatedOn: Day.nullable(),
  /** At the last check. A status that could not be fetched is `to-check`, never `verified`. */
  verdict: z.enum(['verified', 'to-check', 'refused']),
  /** Why it no longer stands, in the word of its organism's list. */
  fate: z.enum(['revoked', 'suspended', 'replaced', 'expired']).nullable().default(null),
  checkedAt: Instant,
});
export type ProvenCompetence = z.output<typeof ProvenCompetence>;
export const Card = z.object({
  /** Differs for each company. The trainee's own preview shows none. */
  handle: z.string().nullable(),
  name: z.string().nullable(),
  department: Department,
  departmentName: z.string(),
  situation: Situation,
  availableFrom: Day.nullable(),
  competences: z.array(ProvenCompetence),
  publishedOn: Day,
  visibility: Visibility,
});
export type Card = z.output<typeof Card>;
export const Profile = Card.extend({ visibility: Visibility, updatedAt: Instant });
export type Profile = z.output<typeof Profile>;

export const presentationRefused = problem(
  'presentation-refused',
  422,
  'Une preuve n’a pas pu être vérifiée : le profil n’a pas changé',
  'A proof could not be verified: the profile has not changed',
);
export const nothingProven = problem(
  'nothing-proven',
  422,
  'Choisissez au moins une compétence à montrer',
  'Choose at least one competence to show',
);
export const nameNotProven = problem(
  'name-not-proven',
  422,
  'Pour afficher votre nom, joignez une attestation d’inscription',
  'To show your name, add an enrolment credential',
);
export const nonceUsed = problem(
  'nonce-used',
  409,
  'Cette publication a déjà été traitée : recommencez',
  'This publication was already handled: start again',
);

export const getProfile = route({
  method: 'GET',
  path: '/api/v1/wallet/profile',
  summary: 'The profile this key published',
  allow: 'wallet',
  reply: z.object({ profile: Profile.nullable(), offers: z.number().int() }),
});
/** Key binding of each presentation: aud = `audience`, nonce = `nonce` (once, 5 minutes). */
export const prepareProfile = route({
  method: 'POST',
  path: '/api/v1/wallet/profile/nonces',
  summary: 'What the presentations of a publication must be bound to',
  allow: 'wallet',
  reply: z.object({ nonce: z.string(), audience: z.string() }),
  status: 201,
});
export const publishProfile = route({
  method: 'PUT',
  path: '/api/v1/wallet/profile',
  summary: 'Publish or replace the profile, with a proof of each competence',
  allow: 'wallet',
  bytes: 1_500_000,
  body: z.object({
    nonce: z.string().max(200),
    visibility: Visibility.exclude(['hidden']),
    department: Department,
    situation: Situation,
    availableFrom: Day.nullable().default(null),
    competences: z.array(Presentation).max(60),
    name: Presentation.nullable().default(null),
  }),
  reply: Profile,
  refuses: [presentationRefused, nothingProven, nameNotProven, nonceUsed],
});
export const withdrawProfile = route({
  method: 'DELETE',
  path: '/api/v1/wallet/profile',
  summary: 'Withdraw at once',
  allow: 'wallet',
  reply: noContent,
  status: 204,
});

// ---- search
export const Wished = z
  .string()
  .regex(/^[^:]{1,180}:[1-3]$/u)
  .meta({ title: 'Compétence et niveau minimal, `code:niveau`' });
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value: unknown): unknown => (value === undefined || value === '' ? [] : typeof value === 'string' ? value.split(',') : value),
    z.array(item).max(6),
  );
/** Fewer than 5 results are not listed, and counts are rounded down to a multiple of 5. */
export const searchCandidates = route({
  method: 'GET',
  path: '/api/v1/candidates',
  summary: 'Masked profiles by competence, least level, department, availability',
  allow: 'candidate:search:own',
  limit: { points: 30, seconds: 60, per: 'actor' },
  query: z.object({
    competences: list(Wished),
    departments: list(Department),
    situation: Situation.optional(),
    availableBy: Day.optional(),
    after: z.string().max(200).optional(),
  }),
  reply: z.object({
    items: z.array(Card.extend({ handle: z.string(), matched: z.array(CompetenceCode) })),
    count: z.object({ tooFew: z.boolean(), about: z.number().int() }),
    next: z.string().nullable(),
  }),
});
export const candidateGone = problem('candidate-gone', 410, 'Ce profil n’est plus publié', 'This profile is no longer published');
export const getCandidate = route({
  method: 'GET',
  path: '/api/v1/candidates/:handle',
  summary: 'One masked card',
  allow: 'candidate:search:own',
  params: z.object({ handle: text(60) }),
  reply: Card.extend({ handle: z.string() }),
  refuses: [candidateGone],
  limit: { points: 100, seconds: 86_400, per: 'actor' },
});
export const suggestCompetences = route({
  method: 'GET',
  path: '/api/v1/competences',
  summary: 'Competences as one types, accents ignored',
  allow: 'candidate:search:own',
  query: z.object({ q: z.string().trim().min(2).max(100) }),
  reply: z.object({ items: z.array(z.object({ code: CompetenceCode, label: z.string() })) }),
});

export const profilePublished = fact('profile.published', z.object({ candidateId: z.string() }));
export const profileWithdrawn = fact('profile.withdrawn', z.object({ candidateId: z.string() }));
