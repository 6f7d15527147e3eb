import type { PayloadOf } from '#shared/contract/fact';
import type { keyCompromised } from '#shared/contracts/signing-keys';
import type { Happened } from '#shared/server/reactions';
import { organisationOf, type Scope } from '#shared/server/scope';
import { StatusListModel } from './status-list.model.ts';

/**
 * The lists of a stolen key are signed again, by today's key, at the next look: readers no longer believe the token they have, and what the key
 * signed before the theft still needs its status.
 */
export async function resignLists(scope: Scope, { payload }: Happened<PayloadOf<typeof keyCompromised>>): Promise<void> {
  await StatusListModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), kid: payload.kid })
    .patch({ version: scope.db.raw('version + 1') as never });
}
