import type { RegisteredNeed } from '#shared/credentials/registry';
import type { Ask, AskedClaim } from './match-query.ts';

/**
 * Holds what is asked against what the company declared to the platform, whatever the reason it gives now. What is of no type
 * of ours is in no declaration. Null: it declared nothing, and there is nothing to hold it against; empty, of a stranger, all exceeds.
 */
export const markOverAsked = (asks: readonly Ask[], declared: readonly RegisteredNeed[] | null): readonly Ask[] => {
  if (declared === null) return asks;
  const names = new Set(declared.flatMap(({ claims }) => claims));
  const isOver = (kind: Ask['kind'], { key }: AskedClaim): boolean => key === null || !names.has(`${kind}.${key}`);
  return asks.map((ask) => ({ ...ask, claims: ask.claims.map((claim) => ({ ...claim, over: isOver(ask.kind, claim) })) }));
};
