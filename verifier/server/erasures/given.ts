/** A request for erasure, as a wallet's would be kept. For specs. */
import type { Scope } from '#shared/server/scope';
import { ErasureModel } from './erasure.model.ts';

export interface GivenShared {
  readonly id: string;
  readonly organisationId: string;
  readonly requestId: string;
  readonly purpose: string;
  readonly claims: string[];
  readonly receivedAt: Date;
}

/** Of this sharing, waiting for its answer. */
export const givenErasure = async (scope: Scope, { id, organisationId, purpose, claims, receivedAt }: GivenShared): Promise<string> => {
  const made = await ErasureModel.query(scope.db).insertAndFetch({
    ...{ organisationId, disclosureId: id, purpose, claims, receivedAt, askedAt: scope.now(), dueOn: '2026-12-21' },
    ...{ state: 'asked', answeredAt: null, reason: null },
  });
  return made.id;
};
