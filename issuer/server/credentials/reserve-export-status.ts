import { bitstringEntry, statusPurposes } from '#shared/credentials/bitstring-status-list';
import type { JsonObject } from '#shared/credentials/ports';
import { statusValues } from '#shared/credentials/status-list';
import type { Scope } from '#shared/server/scope';
import { IssuanceExportModel } from './issuance-export.model.ts';
import type { IssuanceModel } from './issuance.model.ts';
import { bitstringUri, ownOrganism, signingKeyOf } from './organism.ts';
import { reserveStatusIndices } from './reserve-status-indices.ts';

export interface ExportStatus {
  /** Of the row, which names the file too. */
  readonly exportId: string;
  readonly statusListId: string;
  readonly statusIndex: number;
  /** For the W3C `credentialStatus`: one entry for each purpose. */
  readonly credentialStatus: readonly JsonObject[];
}

const reserve = async (scope: Scope, issuance: IssuanceModel, format: string): Promise<IssuanceExportModel> => {
  const { organisationId, id: issuanceId, state } = issuance;
  const kept = await IssuanceExportModel.query(scope.db).findOne({ organisationId, issuanceId, format });
  if (kept) return kept;
  const { kid } = await signingKeyOf(scope);
  const [index] = await reserveStatusIndices(scope, { kid, count: 1 });
  const status = state === 'suspended' ? statusValues.suspended : statusValues.valid;
  return IssuanceExportModel.query(scope.db).insertAndFetch({ organisationId, issuanceId, format, ...index!, status, madeAt: scope.now() });
};

/**
 * The status of a file made of a credential, one for each format: an index of its own in the list of the key that signs, which falls with the
 * credential. The caller holds the row, and exports nothing that has ended (throws).
 */
export async function reserveExportStatus(scope: Scope, issuance: IssuanceModel, format: string): Promise<ExportStatus> {
  if (issuance.endedAt) throw new Error('what has ended is not exported');
  const { id: exportId, statusListId, statusIndex } = await reserve(scope, issuance, format);
  const { slug } = await ownOrganism(scope);
  const entry = (purpose: (typeof statusPurposes)[number]): JsonObject =>
    bitstringEntry({ uri: bitstringUri(scope.house.config, slug, statusListId, purpose), index: statusIndex, purpose });
  return { exportId, statusListId, statusIndex, credentialStatus: statusPurposes.map(entry) };
}
