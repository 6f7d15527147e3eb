import { Sheet } from '#shared/contracts/issuer/attendance';

const uuid = (last: number): string => `0192f0c0-0000-7000-8000-${String(last).padStart(12, '0')}`;
type Row = Sheet['rows'][number];

const row = (last: number, givenName: string, rest: Partial<Row> = {}) => ({
  enrolmentId: uuid(last),
  givenName,
  familyName: 'Kerdoncuff',
  mark: null,
  minutes: null,
  reason: null,
  corrected: false,
  recordedAt: null,
  recordedBy: null,
  recent: [],
  ...rest,
});

/** A morning of two trainees, open, where nothing is marked yet. */
export const givenSheet = (rest: Partial<Record<keyof Sheet, unknown>> = {}, rows: readonly Partial<Row>[] = [{}, {}]): Sheet =>
  Sheet.parse({
    id: uuid(801),
    day: '2026-11-17',
    half: 'am',
    startsAt: '08:30',
    endsAt: '12:00',
    state: 'open',
    marked: 0,
    expected: rows.length,
    signedOffAt: null,
    signedOffBy: null,
    sessionId: uuid(401),
    session: 'Promotion d’automne',
    programme: 'Maçon du bâti ancien',
    place: null,
    mayMark: true,
    rows: rows.map((one, index) => row(501 + index, ['Rozenn', 'Yann'][index] ?? 'Loeiza', one)),
    ...rest,
  });

interface Marking {
  readonly enrolmentId: string;
  readonly mark: Exclude<Row['mark'], null>;
  readonly minutes?: number | null | undefined;
}
/** The sheet once these marks are on it. */
export const markedSheet = (sheet: Sheet, marks: readonly Marking[]): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((one) => {
    const sent = marks.find((marking) => marking.enrolmentId === one.enrolmentId);
    return sent ? { ...one, mark: sent.mark, minutes: sent.minutes ?? null } : one;
  }),
});
