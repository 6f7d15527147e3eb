import { disclosablePaths } from './claim-catalogue.ts';
import { credentialsContext, filled, ownContext, present, type ClaimsToSign } from './ld.ts';

/** One signed-off half-day. No person's name. */
export interface AttendanceRecord {
  /** `YYYY-MM-DD`, a day in Europe/Paris. */
  readonly day: string;
  readonly halfDay: 'am' | 'pm';
  /** `present`, `late`, `absent`, `excused`. */
  readonly mark: string;
  readonly minutes: number;
  readonly programme: string;
  readonly session: string;
}

/** `Présence du 20/11/2026, matin · Carreleur, automne`: which half-day and of which session, on the offer and on the card alike. */
export const attendanceTitle = ({ day, halfDay, session }: Pick<AttendanceRecord, 'day' | 'halfDay' | 'session'>): string => {
  const [year, month, date] = day.split('-');
  return `Présence du ${date}/${month}/${year}, ${halfDay === 'am' ? 'matin' : 'après-midi'} · ${session}`;
};

/** The VCDM 2.0 object of a half-day, every claim disclosed one by one. */
export const attendanceClaims = (record: AttendanceRecord): ClaimsToSign => {
  const { day, halfDay, mark, minutes, programme, session } = record;
  const ld = {
    '@context': [credentialsContext, ownContext],
    type: ['VerifiableCredential', 'AttendanceCredential'],
    credentialSubject: filled({ day, halfDay, mark, minutes, programme, session }),
  };
  return { ld, disclosable: present(disclosablePaths('attendance'), ld) };
};
