import { statusIndexOf } from '#shared/credentials/status-index';
import { leastEntries } from '#shared/credentials/status-list';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { newId, newToken } from '#shared/server/random';
import { organisationOf, type Scope } from '#shared/server/scope';
import { openColumn, sealColumn } from '#shared/server/sealed-column';
import { StatusListModel } from './status-list.model.ts';

export interface ReservedIndex {
  readonly statusListId: string;
  readonly statusIndex: number;
}

const indexBits = Math.log2(leastEntries);
const secretColumn = 'status_lists.sealed_secret';

const openList = async (scope: Scope, kid: string, count: number): Promise<StatusListModel | undefined> =>
  StatusListModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), kid })
    .whereRaw('next_sequence + ? <= entries', [count])
    .forUpdate()
    .first();

const startList = async (scope: Scope, kid: string): Promise<void> => {
  const id = newId(scope.now());
  const sealedSecret = await sealColumn(scope, secretColumn, id, newToken());
  const list = { id, organisationId: organisationOf(scope), kid, entries: leastEntries, sealedSecret };
  await StatusListModel.query(scope.db).insert(list).onConflict().ignore();
};

const takeSequences = async (scope: Scope, kid: string, count: number): Promise<StatusListModel> => {
  const found = await openList(scope, kid, count);
  if (found) return found;
  await startList(scope, kid);
  const started = await openList(scope, kid, count);
  if (!started) throw new Error('no status list has room');
  return started;
};

/**
 * Indices in the list of one signing key, unique because they permute a sequence, unpredictable because the permutation is keyed
 * (security.md B13). Starts a new list when the last one is full.
 */
export async function reserveStatusIndices(
  scope: Scope,
  { kid, count }: { readonly kid: string; readonly count: number },
): Promise<readonly ReservedIndex[]> {
  const list = await takeSequences(scope, kid, count);
  const first = list.nextSequence;
  await StatusListModel.query(scope.db)
    .findById(list.id)
    .patch({ nextSequence: first + count });
  const secret = Buffer.from(await openColumn(scope, secretColumn, list.id, list.sealedSecret), 'base64url');
  const sequences = Array.from({ length: count }, (_, step) => first + step);
  const indices = await Promise.all(sequences.map((sequence) => statusIndexOf(secret, sequence, indexBits, nodeCrypto)));
  return indices.map((statusIndex) => ({ statusListId: list.id, statusIndex }));
}
