import type { Issuance } from '#shared/contracts/issuer/credentials';
import type { IssuanceModel } from './issuance.model.ts';

export interface Named {
  readonly givenName: string;
  readonly familyName: string;
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** A line of the issue queue. A cancelled offer's end is not a revocation. */
export const describeIssuance = (issuance: IssuanceModel, person: Named) => ({
  id: issuance.id as Issuance['id'],
  kind: issuance.kind,
  title: issuance.title,
  level: issuance.level,
  person: { givenName: person.givenName, familyName: person.familyName },
  on: issuance.earnedOn as Issuance['on'],
  state: issuance.state,
  offeredAt: issuance.offeredAt.toISOString(),
  deliveredAt: iso(issuance.deliveredAt),
  revokedAt: issuance.state === 'revoked' ? iso(issuance.endedAt) : null,
  statedAt: iso(issuance.statedAt),
  reasonCode: issuance.reasonCode,
  reason: issuance.reason,
});
