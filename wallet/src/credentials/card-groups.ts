import type { StoredCredential } from './stored-credential.ts';

/** What a stranger may see over the shoulder: no claim, no key (house.md 2.3). */
export type Card = Omit<StoredCredential, 'copies'>;
export const cardOf = ({ copies: _copies, ...card }: StoredCredential): Card => card;

/** One leaf of the home: a credential, or the half-days of one month stacked. */
export type Stacked =
  { readonly kind: 'card'; readonly card: Card } | { readonly kind: 'month'; readonly month: string; readonly cards: readonly Card[] };
export interface Group {
  /** The programme; null for enrolments and for what names none. */
  readonly programme: string | null;
  readonly kind: 'programme' | 'enrolments' | 'experiences' | 'others';
  readonly leaves: readonly Stacked[];
  readonly count: number;
}

const newestFirst = (a: Card, b: Card): number =>
  (b.on ?? b.receivedAt).localeCompare(a.on ?? a.receivedAt) || b.receivedAt.localeCompare(a.receivedAt) || a.title.localeCompare(b.title);

const stack = (cards: readonly Card[]): readonly Stacked[] => {
  const months = new Map<string, Card[]>();
  for (const card of cards.filter((one) => one.kind === 'attendance')) {
    const key = `${(card.on ?? card.receivedAt).slice(0, 7)} ${card.issuerDid}`;
    months.set(key, [...(months.get(key) ?? []), card]);
  }
  const single = cards.filter((one) => one.kind !== 'attendance').map((card): Stacked => ({ kind: 'card', card }));
  const stacked = [...months].map(([key, list]): Stacked => ({ kind: 'month', month: key.slice(0, 7), cards: list }));
  return [...single, ...stacked];
};

const apart = (card: Card): boolean => card.kind === 'enrolment' || card.kind === 'experience';

/** Competences and half-days under their programme, enrolments apart, what the person declares last; newest first everywhere. */
export const groupCards = (cards: readonly Card[]): readonly Group[] => {
  const sorted = [...cards].sort(newestFirst);
  const names = [...new Set(sorted.filter((card) => card.kind !== 'enrolment' && card.programme).map((card) => card.programme!))];
  const group = (kind: Group['kind'], programme: string | null, list: readonly Card[]): Group => ({
    kind,
    programme,
    leaves: stack(list),
    count: list.length,
  });
  return [
    ...names.map((name) =>
      group(
        'programme',
        name,
        sorted.filter((card) => card.programme === name && card.kind !== 'enrolment'),
      ),
    ),
    group(
      'others',
      null,
      sorted.filter((card) => !apart(card) && !card.programme),
    ),
    group(
      'enrolments',
      null,
      sorted.filter((card) => card.kind === 'enrolment'),
    ),
    group(
      'experiences',
      null,
      sorted.filter((card) => card.kind === 'experience'),
    ),
  ].filter((one) => one.count > 0);
};
