import { attendanceTitle } from '#shared/credentials/attendance-claims';
import type { Json, JsonObject } from '#shared/credentials/ports';
import { levelBand, readLevel } from '#shared/credentials/read-claims';
import { parseVct } from '#shared/credentials/vct';
import type { StoredCredential } from './stored-credential.ts';

type Description = Pick<StoredCredential, 'kind' | 'vct' | 'title' | 'subject' | 'level' | 'on' | 'programme' | 'session' | 'expiresAt'>;

const at = (payload: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((node, step) => (node as Record<string | number, unknown> | null | undefined)?.[step], payload);
const words = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const levelOf = (subject: unknown): StoredCredential['level'] => {
  const level = readLevel(at(subject, 'result') as Json | undefined);
  return level ? { label: level.label, notches: levelBand(level) } : null;
};

const halfDay = (subject: unknown): string => {
  const [day, session] = [words(at(subject, 'day')), words(at(subject, 'session'))];
  if (!day) return 'Présence';
  return attendanceTitle({ day, halfDay: at(subject, 'halfDay') === 'am' ? 'am' : 'pm', session: session ?? '' }).replace(/ · $/u, '');
};

/** `Carreleur · 6,5 h`: the hours are what a certificate of completion is for. */
const completed = (subject: unknown): string => {
  const hours = at(subject, 'hours');
  const said = typeof hours === 'number' ? `${hours.toLocaleString('fr')}\u00a0h` : null;
  return [words(at(subject, 'programme')) ?? 'Certificat de réalisation', said].filter((one) => one !== null).join(' · ');
};

type Title = (subject: unknown) => string | null;
const titles: Partial<Record<StoredCredential['kind'], Title>> = {
  competence: (subject) => words(at(subject, 'achievement', 'name')) ?? 'Compétence',
  attendance: halfDay,
  completion: completed,
  endorsement: (subject) => words(at(subject, 'declared', 'title')) ?? 'Expérience reconnue',
  experience: (subject) => words(at(subject, 'title')) ?? 'Expérience',
};
const titleOf = (kind: StoredCredential['kind'], subject: unknown): string =>
  titles[kind]?.(subject) ?? words(at(subject, 'programme')) ?? words(at(subject, 'achievement', 'name')) ?? 'Attestation';

/** What a card shows of a credential, read once when it arrives (claims: shared/credentials/claim-catalogue.ts). */
export const describeCredential = (payload: JsonObject): Description => {
  const vct = String(payload['vct']);
  const kind = parseVct(vct)?.type ?? 'other';
  const subject = at(payload, 'ld', 'credentialSubject');
  const title = titleOf(kind, subject);
  const exp = payload['exp'];
  return {
    kind,
    vct,
    title,
    subject: words(at(subject, 'achievement', 'id')) ?? title,
    level: levelOf(subject),
    on:
      words(at(subject, 'issuedOn')) ??
      words(at(subject, 'endorsedOn')) ??
      words(at(subject, 'validatedOn')) ??
      words(at(subject, 'day')) ??
      words(at(subject, 'startsOn')),
    programme: words(at(subject, 'programme')),
    session: words(at(subject, 'session')),
    expiresAt: typeof exp === 'number' ? new Date(exp * 1000).toISOString() : null,
  };
};
