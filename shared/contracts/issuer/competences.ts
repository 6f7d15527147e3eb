import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { Day, id, Instant, optionalText, text } from '#shared/contract/values';
import { OgrCode } from './catalogue.ts';
import { EvidenceFileId, EvidenceType, mostEvidenceFiles } from './evidence-file.ts';
import { EnrolmentId, LevelScale, ProgrammeCompetenceId, SessionId } from './training.ts';

/** Decisions on competences: recorded, never overwritten. This module has never heard of a credential. */

export const ValidationId = id<'Validation'>('Validation');
export const MedalLevel = z.enum(['bronze', 'argent', 'or']);
/** `bronze`/`argent`/`or`, or a whole number from 0 to 100, according to the programme's scale. */
export const LevelValue = z.union([MedalLevel, z.number().int().min(0).max(100)]).meta({ title: 'Niveau' });
export const Level = z.object({
  scale: LevelScale,
  value: LevelValue,
  /** `Argent`, `72/100`. */ label: z.string(),
  /** 1 to 3, by thirds of the scale. */ normalised: z.number().int().min(1).max(3),
});
export type Level = z.output<typeof Level>;

export const Decision = z.object({
  id: ValidationId,
  outcome: z.enum(['validated', 'refused']),
  level: Level.nullable(),
  note: z.string().nullable(),
  decidedOn: Day,
  decidedAt: Instant,
  decidedBy: z.string(),
  withdrawnAt: Instant.nullable(),
  withdrawalReason: z.string().nullable(),
});
export type Decision = z.output<typeof Decision>;

export const notEnrolled = problem(
  'trainee-not-enrolled',
  409,
  'Ce stagiaire n’est plus inscrit à cette session',
  'This trainee is no longer enrolled in this session',
);
export const unknownLevel = problem(
  'unknown-level',
  422,
  'Ce niveau n’existe pas dans l’échelle de la formation',
  'This level does not exist on the programme’s scale',
);
export const notAssigned = problem('not-assigned', 403, 'Cette session n’est pas la vôtre', 'This session is not assigned to you');
export const sessionNotOpen = problem(
  'session-not-open',
  409,
  'La session n’a pas commencé, ou est finie depuis plus de 60 jours',
  'The session has not started, or ended more than 60 days ago',
);
export const alreadyDecided = problem(
  'already-decided',
  409,
  'Ce niveau est déjà validé : rien n’a changé',
  'This level is already validated: nothing changed',
);
export const alreadyWithdrawn = problem(
  'already-withdrawn',
  409,
  'Cette validation est déjà retirée',
  'This validation is already withdrawn',
);

const session = z.object({ sessionId: SessionId });
export const GridCell = z.object({
  enrolmentId: EnrolmentId,
  competenceId: ProgrammeCompetenceId,
  decision: Decision,
  /** How many decisions stand behind this one. */ earlier: z.number().int(),
});
export const getCompetenceGrid = route({
  method: 'GET',
  path: '/api/v1/sessions/:sessionId/competences',
  summary: 'Trainees by competences, with the latest decision of each cell',
  allow: 'competence:read:own',
  params: session,
  reply: z.object({
    scale: LevelScale,
    mayDecide: z.boolean(),
    competences: z.array(z.object({ id: ProgrammeCompetenceId, code: OgrCode.nullable(), label: z.string() })),
    trainees: z.array(z.object({ enrolmentId: EnrolmentId, givenName: z.string(), familyName: z.string() })),
    cells: z.array(GridCell),
  }),
});
export const validateCompetence = route({
  method: 'POST',
  path: '/api/v1/sessions/:sessionId/validations',
  summary: 'Validate a competence at a level',
  allow: 'competence:validate:assigned',
  creates: true,
  params: session,
  body: z.object({
    enrolmentId: EnrolmentId,
    competenceId: ProgrammeCompetenceId,
    level: LevelValue,
    note: optionalText(1000),
    /** Files added to this cell before, which the validation rests on. */
    evidence: z.array(EvidenceFileId).max(mostEvidenceFiles).optional(),
  }),
  reply: Decision,
  status: 201,
  refuses: [notEnrolled, unknownLevel, notAssigned, sessionNotOpen, alreadyDecided],
});
export const refuseCompetence = route({
  method: 'POST',
  path: '/api/v1/sessions/:sessionId/refusals',
  summary: 'Refuse a competence for now, with a note for the trainee',
  allow: 'competence:validate:assigned',
  creates: true,
  params: session,
  body: z.object({ enrolmentId: EnrolmentId, competenceId: ProgrammeCompetenceId, note: text(1000) }),
  reply: Decision,
  status: 201,
  refuses: [notEnrolled, notAssigned, sessionNotOpen],
});
export const listHistory = route({
  method: 'GET',
  path: '/api/v1/enrolments/:enrolmentId/competences/:competenceId/history',
  summary: 'Every decision on one competence of one trainee, newest first',
  allow: 'competence:read:own',
  params: z.object({ enrolmentId: EnrolmentId, competenceId: ProgrammeCompetenceId }),
  reply: z.object({ items: z.array(Decision) }),
});
export const withdrawValidation = route({
  method: 'POST',
  path: '/api/v1/validations/:validationId/withdrawals',
  summary: 'Withdraw a validation with a reason; its credential is revoked',
  allow: 'competence:withdraw:own',
  params: z.object({ validationId: ValidationId }),
  body: z.object({ reason: text(500) }),
  reply: Decision,
  refuses: [alreadyWithdrawn],
});

export const correctValidation = route({
  method: 'POST',
  path: '/api/v1/validations/:validationId/corrections',
  summary: 'Put a validation right at another level; its credential is replaced',
  allow: 'competence:withdraw:own',
  creates: true,
  params: z.object({ validationId: ValidationId }),
  body: z.object({ level: LevelValue, reason: text(500), note: optionalText(1000) }),
  reply: Decision,
  status: 201,
  refuses: [alreadyWithdrawn, unknownLevel, alreadyDecided],
});

export const competenceValidated = fact(
  'competence.validated',
  z.object({
    organisationId: z.string(),
    validationId: z.string(),
    personId: z.string(),
    enrolmentId: z.string(),
    sessionId: z.string(),
    competence: z.object({ code: z.string().nullable(), label: z.string(), referential: z.string().nullable() }),
    level: Level,
    validatedOn: Day,
    programmeTitle: z.string(),
    sessionTitle: z.string(),
    validatorRole: z.enum(['trainer', 'manager', 'admin']),
    /** What the decision rests on, by hash (`sha256-…`): the things themselves stay with the organism. */
    evidence: z.array(z.object({ name: z.string(), digest: z.string(), mediaType: EvidenceType.optional() })).optional(),
  }),
);
export const validationWithdrawn = fact(
  'validation.withdrawn',
  z.object({ organisationId: z.string(), validationId: z.string(), personId: z.string(), reason: z.string() }),
);
/** One fact, not two: the new validation takes the place of the former, and so does its credential. */
export const validationCorrected = fact(
  'validation.corrected',
  competenceValidated.schema.extend({ replacesValidationId: z.string(), reason: z.string() }),
);
