import * as z from 'zod';
import { fact } from '#shared/contract/fact';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { Day, id, Instant, text } from '#shared/contract/values';
import { notAssigned } from './competences.ts';
import { EnrolmentId, SessionId } from './training.ts';

/** Half-day attendance sheets (article R. 6332-26 of the Code du travail keeps proof of attendance): append-only, signed off by the trainer. */

export const HalfDayId = id<'HalfDay'>('Demi-journée');
export const Half = z.enum(['am', 'pm']);
export const Mark = z.enum(['present', 'absent', 'late', 'excused']).meta({ title: 'Présence' });
export type Mark = z.output<typeof Mark>;
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u);

/** `upcoming` before the day, `open` from its start, `signed-off` once the trainer has signed. All by the server's clock, Europe/Paris. */
export const HalfDay = z.object({
  id: HalfDayId,
  day: Day,
  half: Half,
  startsAt: Time,
  endsAt: Time,
  state: z.enum(['upcoming', 'open', 'signed-off']),
  marked: z.number().int(),
  expected: z.number().int(),
  signedOffAt: Instant.nullable(),
  signedOffBy: z.string().nullable(),
});
export type HalfDay = z.output<typeof HalfDay>;
export const SheetRow = z.object({
  enrolmentId: EnrolmentId,
  givenName: z.string(),
  familyName: z.string(),
  mark: Mark.nullable(),
  /** Minutes of lateness, only when late. */ minutes: z.number().int().nullable(),
  reason: z.string().nullable(),
  corrected: z.boolean(),
  recordedAt: Instant.nullable(),
  recordedBy: z.string().nullable(),
  recent: z.array(z.object({ day: Day, half: Half, mark: Mark })),
});
export const Sheet = HalfDay.extend({
  sessionId: SessionId,
  session: z.string(),
  programme: z.string(),
  place: z.string().nullable(),
  mayMark: z.boolean(),
  rows: z.array(SheetRow),
});
export type Sheet = z.output<typeof Sheet>;

export const notYetOpen = problem('half-day-upcoming', 409, 'Cette demi-journée n’a pas commencé', 'This half-day has not started');
export const signedOff = problem(
  'half-day-signed-off',
  409,
  'Cette demi-journée est signée : faites une correction motivée',
  'This half-day is signed off: make a correction with a reason',
);
export const notSignedOff = problem(
  'half-day-not-signed-off',
  409,
  'Cette demi-journée n’est pas encore signée : corrigez directement la feuille',
  'This half-day is not signed off yet: correct the sheet itself',
);
export const marksMissing = problem(
  'marks-missing',
  409,
  'Il manque des présences : la feuille n’est pas signée',
  'Some marks are missing: the sheet is not signed off',
);
export const halfDayExists = problem(
  'half-day-exists',
  409,
  'Cette demi-journée est déjà au calendrier',
  'This half-day is already on the calendar',
);
export const outsideSession = problem(
  'outside-session',
  422,
  'Ce jour est hors des dates de la session',
  'This day is outside the dates of the session',
);

const session = z.object({ sessionId: SessionId });
const halfDay = z.object({ halfDayId: HalfDayId });
const marking = z.object({ enrolmentId: EnrolmentId, mark: Mark, minutes: z.number().int().min(1).max(300).nullable().default(null) });
export const listHalfDays = route({
  method: 'GET',
  path: '/api/v1/sessions/:sessionId/half-days',
  summary: 'The half-days of a session',
  allow: 'attendance:read:own',
  params: session,
  reply: z.object({ items: z.array(HalfDay) }),
});
export const listToday = route({
  method: 'GET',
  path: '/api/v1/half-days/today',
  summary: 'Today’s half-days of the sessions one may mark',
  allow: 'attendance:read:own',
  reply: z.object({ items: z.array(HalfDay.extend({ sessionId: SessionId, session: z.string() })) }),
});
export const addHalfDay = route({
  method: 'POST',
  path: '/api/v1/sessions/:sessionId/half-days',
  summary: 'Add a half-day to the calendar',
  allow: 'session:write:own',
  creates: true,
  params: session,
  body: z.object({ day: Day, half: Half, startsAt: Time, endsAt: Time }),
  reply: HalfDay,
  status: 201,
  refuses: [halfDayExists, outsideSession],
});
export const getSheet = route({
  method: 'GET',
  path: '/api/v1/half-days/:halfDayId',
  summary: 'The sheet of a half-day',
  allow: 'attendance:read:own',
  params: halfDay,
  reply: Sheet,
});
/** One or many marks at once; each is a new line, the latest counts. */
export const markAttendance = route({
  method: 'POST',
  path: '/api/v1/half-days/:halfDayId/marks',
  summary: 'Mark trainees',
  allow: 'attendance:record:assigned',
  creates: true,
  params: halfDay,
  body: z.object({ marks: z.array(marking).min(1).max(200) }),
  reply: Sheet,
  refuses: [notYetOpen, signedOff, notAssigned],
});
export const signOffHalfDay = route({
  method: 'POST',
  path: '/api/v1/half-days/:halfDayId/sign-offs',
  summary: 'The trainer signs the sheet off',
  allow: 'attendance:record:assigned',
  creates: true,
  params: halfDay,
  reply: Sheet,
  refuses: [notYetOpen, signedOff, marksMissing, notAssigned],
});
export const correctAttendance = route({
  method: 'POST',
  path: '/api/v1/half-days/:halfDayId/corrections',
  summary: 'Correct a signed sheet, with a reason',
  allow: 'attendance:correct:own',
  creates: true,
  params: halfDay,
  body: marking.extend({ reason: text(500) }),
  reply: Sheet,
  refuses: [notSignedOff],
});
export const listMarkHistory = route({
  method: 'GET',
  path: '/api/v1/half-days/:halfDayId/marks/:enrolmentId',
  summary: 'Every mark of a trainee on a half-day',
  allow: 'attendance:read:own',
  params: halfDay.extend({ enrolmentId: EnrolmentId }),
  reply: z.object({
    items: z.array(
      z.object({ mark: Mark, minutes: z.number().nullable(), reason: z.string().nullable(), recordedAt: Instant, recordedBy: z.string() }),
    ),
  }),
});

const recorded = z.object({
  organisationId: z.string(),
  recordId: z.string(),
  personId: z.string(),
  enrolmentId: z.string(),
  sessionId: z.string(),
  halfDayId: z.string(),
  day: Day,
  half: Half,
  mark: Mark,
  minutesPresent: z.number().int(),
  minutesPlanned: z.number().int(),
  programmeTitle: z.string(),
  sessionTitle: z.string(),
});
export const attendanceSignedOff = fact('attendance.signed-off', recorded);
/** The former record's credential is replaced. */
export const attendanceCorrected = fact('attendance.corrected', recorded.extend({ replacesRecordId: z.string(), reason: z.string() }));
