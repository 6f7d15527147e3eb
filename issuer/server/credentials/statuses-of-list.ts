import type { Scope } from '#shared/server/scope';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import { IssuanceExportModel } from './issuance-export.model.ts';
import type { StatusListModel } from './status-list.model.ts';

export interface ChangedStatus {
  readonly statusIndex: number;
  readonly status: number;
}

/** Every entry of a list that is not valid: copies in wallets, and files made of credentials. */
export async function statusesOfList(scope: Scope, { id, organisationId }: StatusListModel): Promise<readonly ChangedStatus[]> {
  const where = { organisationId, statusListId: id };
  const columns = ['statusIndex', 'status'];
  const copies = await IssuanceCopyModel.query(scope.db).where(where).whereNot('status', 0).select(columns);
  const exports = await IssuanceExportModel.query(scope.db).where(where).whereNot('status', 0).select(columns);
  return [...copies, ...exports];
}
