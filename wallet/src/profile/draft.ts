import type { Card } from '../credentials/card-groups.ts';
import type { Publication } from './publish-profile.ts';

/** What one is about to publish. */
export type Visible = 'hidden' | 'masked' | 'named';
export interface Draft {
  readonly visibility: Visible;
  readonly department: string;
  readonly situation: Publication['situation'];
  readonly availableFrom: string | null;
  readonly shown: ReadonlySet<string>;
}

/** Hidden until the person chooses otherwise. */
export const emptyDraft: Draft = { visibility: 'hidden', department: '44', situation: 'searching', availableFrom: null, shown: new Set() };

/** The best level of each competence, valid ones only: nobody proves the same thing twice. */
export const best = (cards: readonly Card[]): readonly Card[] => {
  const bySubject = new Map<string, Card>();
  for (const card of cards.filter((one) => one.kind === 'competence' && one.state !== 'revoked' && one.state !== 'expired')) {
    const other = bySubject.get(card.subject);
    if (!other || (card.level?.notches ?? 0) > (other.level?.notches ?? 0)) bySubject.set(card.subject, card);
  }
  return [...bySubject.values()];
};
