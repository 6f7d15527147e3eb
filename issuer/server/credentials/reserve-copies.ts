import { organisationOf, type Scope } from '#shared/server/scope';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import { signingKeyOf } from './organism.ts';
import { reserveStatusIndices } from './reserve-status-indices.ts';

export interface CopiesToReserve {
  readonly issuanceId: string;
  /** The number of the first one. */
  readonly from: number;
  readonly count: number;
}

/** Rows for copies that nobody holds yet, each with its own random place in the status list of today's key. */
export async function reserveCopies(scope: Scope, { issuanceId, from, count }: CopiesToReserve): Promise<void> {
  const { kid } = await signingKeyOf(scope);
  const indices = await reserveStatusIndices(scope, { kid, count });
  const organisationId = organisationOf(scope);
  await IssuanceCopyModel.query(scope.db).insert(
    indices.map((index, place) => ({ organisationId, issuanceId, number: from + place, ...index })),
  );
}
