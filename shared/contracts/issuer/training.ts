import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { Day, id, Instant, optionalText, text } from '#shared/contract/values';
import { MembershipId } from '../identity.ts';
import { CompetenceNature, OgrCode, RomeCode } from './catalogue.ts';
import { PersonId, PersonIdentity, WalletState } from './people.ts';

/** Programmes, training sessions, enrolments. */

export const ProgrammeId = id<'Programme'>('Formation');
export const ProgrammeCompetenceId = id<'ProgrammeCompetence'>('Compétence visée');
export const SessionId = id<'Session'>('Session de formation');
export const EnrolmentId = id<'Enrolment'>('Inscription');

/** `medals`: bronze, argent, or; `hundred`: 0 to 100. */
export const LevelScale = z.enum(['medals', 'hundred']).meta({ title: 'Échelle' });
export type LevelScale = z.output<typeof LevelScale>;

export const ProgrammeCompetence = z.object({
  id: ProgrammeCompetenceId,
  code: OgrCode.nullable(),
  label: z.string(),
  nature: CompetenceNature.nullable(),
});
export const Course = z.object({ title: text(160) });
export const Programme = z.object({
  id: ProgrammeId,
  title: z.string(),
  occupation: z.object({ code: RomeCode, label: z.string() }).nullable(),
  romeVersion: z.string().nullable(),
  scale: LevelScale,
  competences: z.array(ProgrammeCompetence),
  courses: z.array(z.object({ title: z.string() })),
  sessions: z.number().int(),
});
export type Programme = z.output<typeof Programme>;

/** A competence of the catalogue by its code, or one of the organism's own by its label. */
const chosen = z.object({ id: ProgrammeCompetenceId.optional(), code: OgrCode.nullable().default(null), label: text(250) });
const programmeBody = z.object({
  title: text(160),
  occupationCode: RomeCode.nullable().default(null),
  scale: LevelScale,
  competences: z.array(chosen).min(1).max(80),
  courses: z.array(Course).max(60).default([]),
});
export const unknownOccupation = problem('unknown-occupation', 422, 'Ce métier n’est pas dans le ROME', 'This occupation is not in ROME');
export const unknownCompetence = problem(
  'unknown-competence',
  422,
  'Une des compétences n’est pas dans le ROME',
  'One of the competences is not in ROME',
);
export const competenceTwice = problem('competence-twice', 422, 'La même compétence figure deux fois', 'The same competence stands twice');
export const competenceInUse = problem(
  'competence-in-use',
  409,
  'Une compétence déjà validée ne peut plus être retirée de la formation',
  'A competence already validated can no longer leave the programme',
);
export const scaleInUse = problem(
  'scale-in-use',
  409,
  'L’échelle ne change plus après une première validation',
  'The scale no longer changes after a first validation',
);
export const titleTaken = problem(
  'title-taken',
  409,
  'Une autre formation porte déjà ce titre',
  'Another programme already has this title',
);

const programme = z.object({ programmeId: ProgrammeId });
export const listProgrammes = route({
  method: 'GET',
  path: '/api/v1/programmes',
  summary: 'Programmes of the organism',
  allow: 'training:read:own',
  reply: z.object({ items: z.array(Programme) }),
});
export const getProgramme = route({
  method: 'GET',
  path: '/api/v1/programmes/:programmeId',
  summary: 'One programme',
  allow: 'training:read:own',
  params: programme,
  reply: Programme,
});
export const createProgramme = route({
  method: 'POST',
  path: '/api/v1/programmes',
  summary: 'Make a programme from a métier',
  allow: 'programme:write:own',
  creates: true,
  body: programmeBody,
  reply: Programme,
  status: 201,
  refuses: [unknownOccupation, unknownCompetence, competenceTwice, titleTaken],
});
export const updateProgramme = route({
  method: 'PUT',
  path: '/api/v1/programmes/:programmeId',
  summary: 'Change a programme',
  allow: 'programme:write:own',
  params: programme,
  body: programmeBody,
  reply: Programme,
  refuses: [unknownOccupation, unknownCompetence, competenceTwice, competenceInUse, scaleInUse, titleTaken],
});

// ---- sessions
export const Trainer = z.object({ membershipId: MembershipId, name: z.string() });
export const Session = z.object({
  id: SessionId,
  title: z.string(),
  programme: z.object({ id: ProgrammeId, title: z.string(), scale: LevelScale, competences: z.number().int() }),
  startsOn: Day,
  endsOn: Day,
  place: z.string().nullable(),
  trainers: z.array(Trainer),
  enrolled: z.number().int(),
  connected: z.number().int(),
  state: z.enum(['planned', 'open', 'ended']),
});
export type Session = z.output<typeof Session>;
const sessionBody = z.object({
  programmeId: ProgrammeId,
  title: text(160),
  startsOn: Day,
  endsOn: Day,
  place: optionalText(200),
  trainerIds: z.array(MembershipId).max(20).default([]),
});
export const datesReversed = problem(
  'dates-reversed',
  422,
  'La session se termine avant de commencer',
  'The session ends before it starts',
);
export const sessionTooLong = problem('session-too-long', 422, 'Une session dure trois ans au plus', 'A session lasts three years at most');
export const unknownTrainer = problem(
  'unknown-trainer',
  422,
  'Cette personne n’est pas dans votre équipe',
  'This person is not in your team',
);
export const sessionExists = problem(
  'session-exists',
  409,
  'Cette formation a déjà une session de ce titre à cette date',
  'This programme already has a session with this title on this date',
);
export const datesInUse = problem(
  'dates-in-use',
  409,
  'Des demi-journées déjà émargées sortiraient des dates',
  'Half-days already signed off would fall outside the dates',
);

const session = z.object({ sessionId: SessionId });
/** A trainer sees the sessions assigned to them; a manager all of the organism. */
export const listSessions = route({
  method: 'GET',
  path: '/api/v1/sessions',
  summary: 'Training sessions, current first',
  allow: 'training:read:own',
  reply: z.object({ items: z.array(Session) }),
});
export const getTrainingSession = route({
  method: 'GET',
  path: '/api/v1/sessions/:sessionId',
  summary: 'One training session',
  allow: 'training:read:own',
  params: session,
  reply: Session,
});
export const createSession = route({
  method: 'POST',
  path: '/api/v1/sessions',
  summary: 'Plan a training session',
  allow: 'session:write:own',
  creates: true,
  body: sessionBody,
  reply: Session,
  status: 201,
  refuses: [datesReversed, sessionTooLong, unknownTrainer, sessionExists],
});
export const updateSession = route({
  method: 'PUT',
  path: '/api/v1/sessions/:sessionId',
  summary: 'Change a training session',
  allow: 'session:write:own',
  params: session,
  body: sessionBody.omit({ programmeId: true }),
  reply: Session,
  refuses: [datesReversed, sessionTooLong, unknownTrainer, sessionExists, datesInUse],
});
export const listTrainers = route({
  method: 'GET',
  path: '/api/v1/trainers',
  summary: 'Colleagues who may be assigned to a session',
  allow: 'training:read:own',
  reply: z.object({ items: z.array(Trainer) }),
});

// ---- enrolments
export const Enrolment = PersonIdentity.extend({
  id: EnrolmentId,
  personId: PersonId,
  state: z.enum(['active', 'withdrawn']),
  wallet: WalletState,
  enrolledOn: Day,
  invitedAt: Instant.nullable(),
});
export type Enrolment = z.output<typeof Enrolment>;
const enrolment = z.object({ enrolmentId: EnrolmentId });
export const alreadyEnrolled = problem(
  'already-enrolled',
  409,
  'Cette personne est déjà inscrite à la session',
  'This person is already enrolled in the session',
);
export const sameEmailOtherName = problem(
  'email-of-another',
  409,
  'Cette adresse est celle d’une autre personne de votre organisme',
  'This address belongs to another person of your organism',
);
export const listEnrolments = route({
  method: 'GET',
  path: '/api/v1/sessions/:sessionId/enrolments',
  summary: 'Trainees of a session',
  allow: 'training:read:own',
  params: session,
  reply: z.object({ items: z.array(Enrolment) }),
});
export const enrolTrainee = route({
  method: 'POST',
  path: '/api/v1/sessions/:sessionId/enrolments',
  summary: 'Enrol one trainee, who is invited by e-mail',
  allow: 'enrolment:write:own',
  creates: true,
  params: session,
  body: PersonIdentity,
  reply: Enrolment,
  status: 201,
  refuses: [alreadyEnrolled, sameEmailOtherName],
});
export const correctTrainee = route({
  method: 'PATCH',
  path: '/api/v1/enrolments/:enrolmentId',
  summary: 'Correct a trainee’s names or address',
  allow: 'enrolment:write:own',
  params: enrolment,
  body: PersonIdentity,
  reply: Enrolment,
  refuses: [sameEmailOtherName],
});
/** For a wallet that is lost or whose passphrase is forgotten too: what it held is offered again and the old copies are revoked. */
export const inviteTraineeAgain = route({
  method: 'POST',
  path: '/api/v1/enrolments/:enrolmentId/invitations',
  summary: 'Send a new wallet invitation',
  allow: 'enrolment:write:own',
  params: enrolment,
  body: z.object({ walletLost: z.boolean().default(false) }),
  reply: Enrolment,
  limit: { points: 60, seconds: 3600, per: 'actor' },
});
export const withdrawEnrolment = route({
  method: 'POST',
  path: '/api/v1/enrolments/:enrolmentId/withdrawals',
  summary: 'End an enrolment; what was earned stays',
  allow: 'enrolment:write:own',
  params: enrolment,
  reply: Enrolment,
});

const enrolled = z.object({
  organisationId: z.string(),
  enrolmentId: z.string(),
  personId: z.string(),
  sessionId: z.string(),
  programmeTitle: z.string(),
  sessionTitle: z.string(),
  startsOn: Day,
  endsOn: Day,
});
/** Dates of a session, from which its half-days follow. */
const planned = z.object({ organisationId: z.string(), sessionId: z.string(), startsOn: Day, endsOn: Day });
export const sessionPlanned = fact('session.planned', planned);
export const sessionChanged = fact('session.changed', planned);
export const enrolmentRecorded = fact('enrolment.recorded', enrolled);
export const enrolmentWithdrawn = fact(
  'enrolment.withdrawn',
  z.object({ organisationId: z.string(), enrolmentId: z.string(), personId: z.string() }),
);
