import { dayInParis } from '#shared/contract/paris';
import type { Sharing } from './sharing.ts';

export const actTypes = ['sharing', 'refusal', 'withdrawal', 'erasure', 'report'] as const;
export type ActType = (typeof actTypes)[number];
/** Something that was done about one sharing, and how it stands. */
export interface Act {
  readonly type: ActType;
  readonly at: string;
  readonly state: string;
  /** What the company or the platform answered. */
  readonly answer: string | null;
}
export const periods = ['always', 'month', 'quarter', 'year'] as const;
export interface JournalFilter {
  /** DID of the organisation; empty for all. */
  readonly organisation: string;
  readonly act: ActType | '';
  readonly period: (typeof periods)[number];
  readonly state: Sharing['state'] | '';
}
export const noFilter: JournalFilter = { organisation: '', act: '', period: 'always', state: '' };

const act = (type: ActType, at: string, state: string, answer: string | null = null): Act => ({ type, at, state, answer });

/** How a refusal stands: told, waiting to be, or never heard of. */
const refusedAs = ({ told }: Sharing): string => (told === 'waiting' ? 'waiting' : told ? 'untold' : 'refused');

/** What was done about a sharing, in the order it was done. */
export const actsOf = (sharing: Sharing): readonly Act[] => {
  const { state, at, withdrawnAt, erasure, report } = sharing;
  const first = state === 'refused' ? act('refusal', at, refusedAs(sharing)) : act('sharing', at, state === 'withdrawn' ? 'shared' : state);
  const later = [
    ...(withdrawnAt ? [act('withdrawal', withdrawnAt, 'withdrawn')] : []),
    ...(erasure ? [act('erasure', erasure.askedAt, erasure.state, erasure.reason)] : []),
    ...(report ? [act('report', report.madeAt, report.state, report.answer)] : []),
  ];
  return [first, ...later.sort((one, other) => one.at.localeCompare(other.at))];
};

/** The company had until that day (RGPD, article 12(3)) and did not answer. `now` in milliseconds. */
export const erasureIsLate = ({ erasure }: Pick<Sharing, 'erasure'>, now: number): boolean =>
  erasure?.state === 'asked' && dayInParis(new Date(now)) > erasure.dueOn;

const days = { always: Infinity, month: 31, quarter: 92, year: 366 } as const;

/** The lines that fit: something of that type was done within that time, with that organisation. `now` in milliseconds. */
export const filtered = (sharings: readonly Sharing[], { organisation, act: type, period, state }: JournalFilter, now: number) => {
  const since = now - days[period] * 86_400_000;
  const fits = (one: Act): boolean => (type === '' || one.type === type) && Date.parse(one.at) >= since;
  return sharings.filter(
    (one) => (organisation === '' || one.to.did === organisation) && (state === '' || one.state === state) && actsOf(one).some(fits),
  );
};

/** Everyone of the journal, once, by name. */
export const organisationsOf = (sharings: readonly Sharing[]): readonly { readonly did: string; readonly name: string }[] =>
  [...new Map(sharings.map(({ to }) => [to.did, { did: to.did, name: to.name }])).values()].sort((one, other) =>
    one.name.localeCompare(other.name, 'fr'),
  );
