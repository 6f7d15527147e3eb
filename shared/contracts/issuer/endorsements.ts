import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { problem } from '#shared/contract/problem';
import { noContent, route } from '#shared/contract/route';
import { Day, id, Instant, optionalText, text } from '#shared/contract/values';

/**
 * Experiences from elsewhere. A person declares one and signs it; an organism of theirs may endorse chosen competences of it, by a credential
 * of its own. What was declared and what is endorsed are never told in one breath (shared/decisions/0020).
 */

export const EndorsementId = id<'Endorsement'>('Reconnaissance d’expérience');
/** `taken-back` by the person before the answer; `withdrawn` by the organism after it. */
export const EndorsementState = z.enum(['open', 'endorsed', 'refused', 'taken-back', 'withdrawn']);
export type EndorsementState = z.output<typeof EndorsementState>;

const Digest = z.string().regex(/^sha256-[\w+/]{43}=$/u);
const Declared = z.object({
  title: z.string(),
  organisation: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  description: z.string().nullable(),
});
const life = { state: EndorsementState, askedAt: Instant, decidedAt: Instant.nullable(), answer: z.string().nullable() };

export const Endorsement = z.object({
  id: EndorsementId,
  person: z.object({ givenName: z.string(), familyName: z.string() }),
  declared: Declared,
  /** What the person declares, what of it they ask for, what the organism endorses. */
  competences: z.array(z.object({ name: z.string(), code: z.string().nullable(), asked: z.boolean(), endorsed: z.boolean() })),
  words: z.string().nullable(),
  /** `shown`: the file itself waits for the decision. */
  evidence: z.object({ name: z.string(), digest: Digest, shown: z.boolean() }).nullable(),
  ...life,
  decidedBy: z.string().nullable(),
  withdrawnAt: Instant.nullable(),
  withdrawnReason: z.string().nullable(),
});
export type Endorsement = z.output<typeof Endorsement>;

export const WalletEndorsement = z.object({
  id: EndorsementId,
  declaration: Digest,
  endorsed: z.array(z.string()),
  ...life,
  withdrawnReason: z.string().nullable(),
});
export type WalletEndorsement = z.output<typeof WalletEndorsement>;

export const notADeclaration = problem(
  'not-a-declaration',
  422,
  'Ceci n’est pas une expérience que vous avez déclarée et signée',
  'This is not an experience that you declared and signed',
);
export const competenceNotDeclared = problem(
  'competence-not-declared',
  422,
  'Cette compétence n’est pas dans l’expérience déclarée',
  'This competence is not in the declared experience',
);
export const evidenceDiffers = problem(
  'evidence-differs',
  422,
  'Le fichier reçu n’est pas celui de l’empreinte',
  'The file received is not the one of the hash',
);
export const alreadyAsked = problem(
  'endorsement-already-asked',
  409,
  'Vous avez déjà demandé la reconnaissance de cette expérience à cet organisme',
  'You have already asked this organism to endorse this experience',
);
export const alreadyDecided = problem('endorsement-decided', 409, 'Cette demande a déjà sa réponse', 'This request has its answer already');
export const notEndorsed = problem(
  'not-endorsed',
  409,
  'Cette expérience n’est pas, ou n’est plus, reconnue',
  'This experience is not endorsed, or is so no more',
);

const one = { params: z.object({ endorsementId: EndorsementId }) };
const Names = z.array(text(120)).min(1).max(20);

// ---- the organism
export const listEndorsements = route({
  method: 'GET',
  path: '/api/v1/endorsements',
  summary: 'Experiences that persons ask the organism to endorse, what waits first; a trainer sees those of their own trainees',
  allow: 'endorsement:read:own',
  query: z.object({ state: EndorsementState.optional() }),
  reply: z.object({ items: z.array(Endorsement), open: z.number().int() }),
});
export const getEvidence = route({
  method: 'GET',
  path: '/api/v1/endorsements/:endorsementId/evidence',
  summary: 'The file a person shows with their request, until the decision',
  allow: 'endorsement:decide:assigned',
  ...one,
  reply: z.object({ name: z.string(), content: z.base64() }),
});
export const endorseExperience = route({
  method: 'POST',
  path: '/api/v1/endorsements/:endorsementId/decisions',
  summary: 'Endorse chosen competences of a declared experience',
  allow: 'endorsement:decide:assigned',
  ...one,
  body: z.object({ competences: Names }),
  reply: Endorsement,
  refuses: [alreadyDecided, competenceNotDeclared],
});
export const refuseEndorsement = route({
  method: 'POST',
  path: '/api/v1/endorsements/:endorsementId/refusals',
  summary: 'Endorse nothing of it, with words the person reads',
  allow: 'endorsement:decide:assigned',
  ...one,
  body: z.object({ answer: text(1000) }),
  reply: Endorsement,
  refuses: [alreadyDecided],
});
export const withdrawEndorsement = route({
  method: 'POST',
  path: '/api/v1/endorsements/:endorsementId/withdrawals',
  summary: 'Withdraw an endorsement, with a reason; its credential is revoked',
  allow: 'endorsement:withdraw:own',
  ...one,
  body: z.object({ reason: text(500) }),
  reply: Endorsement,
  refuses: [notEndorsed],
});

// ---- the wallet
/** 2 MB of file, as base64. */
export const mostEvidence = 2_000_000;
export const askEndorsement = route({
  method: 'POST',
  path: '/api/v1/wallet/endorsements',
  summary: 'Ask the organism to endorse competences of an own declaration, with evidence by hash and, if one wishes, the file',
  allow: 'wallet',
  creates: true,
  bytes: 3_000_000,
  body: z.object({
    /** The declaration itself, everything disclosed (SD-JWT VC). */
    declaration: z.string().min(1).max(60_000),
    competences: Names,
    words: optionalText(1000),
    evidence: z
      .object({ name: text(120), digest: Digest, content: z.base64().max(2_700_000).nullable().default(null) })
      .nullable()
      .default(null),
  }),
  reply: WalletEndorsement,
  status: 201,
  refuses: [notADeclaration, competenceNotDeclared, evidenceDiffers, alreadyAsked],
  limit: { points: 20, seconds: 86_400, per: 'actor' },
});
export const listWalletEndorsements = route({
  method: 'GET',
  path: '/api/v1/wallet/endorsements',
  summary: 'What this person asked to be endorsed, and what was answered',
  allow: 'wallet',
  reply: z.object({ items: z.array(WalletEndorsement) }),
});
export const takeEndorsementBack = route({
  method: 'DELETE',
  path: '/api/v1/wallet/endorsements/:endorsementId',
  summary: 'Take a request back before it is answered',
  allow: 'wallet',
  ...one,
  reply: noContent,
  status: 204,
  refuses: [alreadyDecided],
});

const who = { organisationId: z.string(), endorsementId: z.string(), personId: z.string() };
export const experienceEndorsed = fact(
  'experience.endorsed',
  z.object({
    ...who,
    competences: z.array(z.object({ name: z.string(), code: z.string().nullable() })),
    declared: z.object({ title: z.string(), organisation: z.string(), digest: Digest }),
    evidence: z.array(z.object({ name: z.string(), digest: Digest })),
    endorsedOn: Day,
    endorserRole: z.string(),
  }),
);
export const endorsementRefused = fact('endorsement.refused', z.object(who));
export const endorsementWithdrawn = fact('endorsement.withdrawn', z.object({ ...who, reason: z.string() }));
