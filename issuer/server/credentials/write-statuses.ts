import { statusValues } from '#shared/credentials/status-list';
import { organisationOf, type Scope } from '#shared/server/scope';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import { IssuanceExportModel } from './issuance-export.model.ts';
import { StatusListModel } from './status-list.model.ts';

export type StatusWord = keyof typeof statusValues;

/**
 * Writes the status of every signed copy of an issuance, and of the files made of it; with a device's connection, of its copies alone. Their lists
 * show it at the next look; they are locked in one order, so that two writers never wait for each other. What has ended needs its stored bytes no
 * more, and the copies of a removed device never come back: they alone end before their issuance does.
 */
export async function writeStatuses(scope: Scope, issuanceId: string, word: StatusWord, connectionId?: string): Promise<void> {
  const where = { organisationId: organisationOf(scope), issuanceId };
  const status = statusValues[word];
  const ended = word === 'revoked' || word === 'replaced';
  const copies = await IssuanceCopyModel.query(scope.db)
    .patch({ status, ...(ended ? { sealedCredential: null } : {}) })
    .where({ ...where, ...(connectionId ? { connectionId } : {}) })
    .whereNotNull('holder')
    .whereNot('status', statusValues.revoked)
    .returning('statusListId');
  const exports = connectionId
    ? []
    : await IssuanceExportModel.query(scope.db)
        .patch({ status, ...(ended ? { sealedDocument: null } : {}) })
        .where(where)
        .returning('statusListId');
  const lists = [...new Set([...copies, ...exports].map((one) => one.statusListId))].sort();
  for (const id of lists) await StatusListModel.query(scope.db).findById(id).increment('version', 1);
}
