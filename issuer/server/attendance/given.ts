import type { GivenOrganisation } from '#shared/server/organisations/given';
import type { Actor, Scope } from '#shared/server/scope';
import { given, type Who } from '../training/given.ts';
import { correctAttendance } from './correct-attendance.ts';
import { getSheet } from './get-sheet.ts';
import { HalfDayModel } from './half-day.model.ts';
import { issueCompletions } from './issue-completions.ts';
import { listCompletions } from './list-completions.ts';
import { listMarkHistory } from './list-mark-history.ts';
import { markAttendance } from './mark-attendance.ts';
import { planHalfDays } from './plan-half-days.ts';
import { getCompletionProofs } from './prove-completion.ts';
import { signOffHalfDay } from './sign-off-half-day.ts';

/** The half-days of a session, as the fact of its planning draws them, in order. */
export const givenHalfDays = (
  scope: Scope,
  { worker }: { readonly worker: { readonly actor: Actor; readonly organisationId: string } },
  sessionId: string,
): Promise<readonly { readonly id: string; readonly day: string; readonly half: 'am' | 'pm' }[]> =>
  given.by(scope, worker, async (own) => {
    const payload = { organisationId: worker.organisationId, sessionId, startsOn: '' as never, endsOn: '' as never };
    await planHalfDays(own, { factId: '', subject: sessionId, recordedAt: own.now(), payload });
    return HalfDayModel.query(own.db).where({ sessionId }).orderBy(['day', 'half']);
  });

type Mark = 'present' | 'absent' | 'late' | 'excused';

/** Tuesday 24 November 2026, 9:30 in France: the morning is open, the afternoon is not. */
export const givenClassroom = async (scope: Scope) => {
  const organism = await given.organism(scope);
  const session = await given.session(scope, organism);
  const halves = await givenHalfDays(scope, organism, session.id);
  const trainees = [
    await given.enrolled(scope, organism, session.id, { familyName: 'Arnaud' }),
    await given.enrolled(scope, organism, session.id, { familyName: 'Blanc' }),
  ] as const;
  const id = (day: string, half: 'am' | 'pm') => halves.find((one) => one.day === day && one.half === half)!.id;
  const [morning, afternoon, monday] = [id('2026-11-24', 'am'), id('2026-11-24', 'pm'), id('2026-11-23', 'am')];
  const at = (halfDayId: string) => ({ params: { halfDayId: halfDayId as never }, query: {} });
  const mark = (who: Who, halfDayId: string, ...marks: readonly (readonly [string, Mark, number?])[]) =>
    given.by(scope, who, (s) =>
      markAttendance(s, {
        ...at(halfDayId),
        body: {
          marks: marks.map(([enrolmentId, value, minutes]) => ({
            enrolmentId: enrolmentId as never,
            mark: value,
            minutes: minutes ?? null,
          })),
        },
      }),
    );
  const sign = (who: Who, halfDayId: string) => given.by(scope, who, (s) => signOffHalfDay(s, { ...at(halfDayId), body: {} }));
  const correct = (who: Who, halfDayId: string, enrolmentId: string, value: Mark, reason = 'Billet de la SNCF') =>
    given.by(scope, who, (s) =>
      correctAttendance(s, { ...at(halfDayId), body: { enrolmentId: enrolmentId as never, mark: value, minutes: null, reason } }),
    );
  const sheet = (who: Who, halfDayId: string) => given.by(scope, who, (s) => getSheet(s, { ...at(halfDayId), body: {} }));
  const history = (who: Who, halfDayId: string, enrolmentId: string) =>
    given.by(
      scope,
      who,
      async (s) =>
        (await listMarkHistory(s, { params: { halfDayId: halfDayId as never, enrolmentId: enrolmentId as never }, query: {}, body: {} }))
          .items,
    );
  const marked = async (halfDayId: string): Promise<void> =>
    void (await mark(organism.trainer, halfDayId, [trainees[0].id, 'late', 15], [trainees[1].id, 'absent']));
  return { ...organism, session, trainees, morning, afternoon, monday, mark, sign, correct, sheet, history, marked };
};

/** A session of Monday 23 November 2026, over since: its two half-days, three trainees, nothing marked yet. */
export const givenEndedSession = async (scope: Scope, changes: GivenOrganisation = {}) => {
  const organism = await given.organism(scope, changes);
  const session = await given.session(scope, organism, { startsOn: '2026-11-23' as never, endsOn: '2026-11-23' as never });
  const [morning, afternoon] = await givenHalfDays(scope, organism, session.id);
  const enrol = (familyName: string) => given.enrolled(scope, organism, session.id, { familyName });
  const trainees = [await enrol('Arnaud'), await enrol('Blanc'), await enrol('Colin')] as const;
  const at = (halfDayId: string) => ({ params: { halfDayId: halfDayId as never }, query: {} });
  const sign = async (halfDayId: string, marks: readonly (readonly [Mark, number?])[]): Promise<void> => {
    const rows = marks.map(([mark, minutes], place) => ({
      ...{ enrolmentId: trainees[place]!.id as never, mark },
      minutes: minutes ?? null,
    }));
    await given.by(scope, organism.trainer, (s) => markAttendance(s, { ...at(halfDayId), body: { marks: rows } }));
    await given.by(scope, organism.trainer, (s) => signOffHalfDay(s, { ...at(halfDayId), body: {} }));
  };
  const correct = (halfDayId: string, enrolmentId: string, mark: Mark, minutes: number | null = null) =>
    given.by(scope, organism.manager, (s) =>
      correctAttendance(s, {
        ...at(halfDayId),
        body: { enrolmentId: enrolmentId as never, mark, minutes, reason: 'Billet de la SNCF' },
      }),
    );
  const inSession = { params: { sessionId: session.id }, query: {}, body: {} };
  const issue = (who: Who = organism.manager) => given.by(scope, who, (s) => issueCompletions(s, inSession));
  const list = (who: Who = organism.manager) => given.by(scope, who, (s) => listCompletions(s, inSession));
  const prove = (completionId: string, who: Who = organism.manager) =>
    given.by(scope, who, (s) => getCompletionProofs(s, { params: { completionId: completionId as never }, query: {}, body: {} }));
  return { ...organism, session, morning: morning!.id, afternoon: afternoon!.id, trainees, sign, correct, issue, list, prove };
};
