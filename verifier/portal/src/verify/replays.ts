import { offlineNonce } from '#shared/credentials/offline-presentation';
import type { Check } from '#shared/credentials/report';
import type { Checked, CheckedDocument } from './check-documents.ts';

/** Nonces that this browser has read. */
export interface SeenNonces {
  /** Remembers it; false when it was there before. */
  first(nonce: string, now: number): boolean;
}

const place = 'carnet-offline-seen';
/** Longer than a presentation lives, whatever the two clocks say. */
const keptSeconds = 1200;

const read = (): Readonly<Record<string, number>> => {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
};

/** A nonce is chance, of one showing: it says nothing of anybody. */
export const browserNonces: SeenNonces = {
  first: (nonce, now) => {
    const kept = Object.entries(read()).filter(([, at]) => Math.abs(now - at) < keptSeconds);
    const first = kept.every(([one]) => one !== nonce);
    localStorage.setItem(place, JSON.stringify(Object.fromEntries([...kept, [nonce, now]])));
    return first;
  },
};

const proven = ({ document }: CheckedDocument): boolean => document.report.checks.some(({ why }) => why === 'holder-proven');

/** What was read before, of what would otherwise prove its holder here and now. */
export const replaysAmong = ({ documents }: Checked, nonces: SeenNonces, now: number): readonly string[] =>
  documents.filter(proven).flatMap(({ found }) => {
    const nonce = offlineNonce(found.text);
    return nonce === null || nonces.first(nonce, now) ? [] : [found.text];
  });

const refused = (one: CheckedDocument): CheckedDocument => {
  const again = (line: Check): Check =>
    line.check === 'holder-binding' ? { check: line.check, outcome: 'failed', why: 'presentation-replayed' } : line;
  const checks = one.document.report.checks.map(again);
  return { ...one, document: { ...one.document, verdict: 'refused', report: { ...one.document.report, verdict: 'refused', checks } } };
};

export const withoutReplays = (checked: Checked, replays: readonly string[]): Checked => ({
  ...checked,
  documents: checked.documents.map((one) => (replays.includes(one.found.text) ? refused(one) : one)),
});
