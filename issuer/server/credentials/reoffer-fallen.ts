import type { PayloadOf } from '#shared/contract/fact';
import type { keyCompromised } from '#shared/contracts/signing-keys';
import type { Happened } from '#shared/server/reactions';
import { organisationOf, type Scope } from '#shared/server/scope';
import { IssuanceModel } from './issuance.model.ts';
import { ownOrganism } from './organism.ts';
import { replaceCredential } from './replace-credential.ts';

// A copy asked for later is dated by its own id (RFC 9562 section 5.7): it may be younger than its credential.
const lost = `exists (select 1 from issuance_copies c join status_lists l on l.id = c.status_list_id
  where c.organisation_id = issuances.organisation_id and c.issuance_id = issuances.id and l.kid = :kid and c.holder is not null
  and (issuances.signed_at >= :from or uuid_extract_timestamp(c.id) >= :from))`;

/**
 * What the organism itself signed with a key after it was stolen is refused everywhere: it is offered again with the same claims, under today's
 * key, and the former one ends as replaced, for readers who know nothing of the theft. A closed organism offers nothing more.
 */
export async function reofferFallen(scope: Scope, { payload }: Happened<PayloadOf<typeof keyCompromised>>): Promise<void> {
  const { kid, from } = payload;
  if ((await ownOrganism(scope)).state !== 'approved') return;
  const issuances = await IssuanceModel.query(scope.db)
    .where({ organisationId: organisationOf(scope) })
    .whereIn('state', ['signed', 'delivered', 'suspended'])
    .whereRaw(lost, { kid, from: `${from}T00:00:00Z` })
    .orderBy('id')
    .forUpdate();
  for (const issuance of issuances) await replaceCredential(scope, { issuance, reasonCode: 'key-compromised' });
  if (issuances.length > 0) await scope.audit('credential.replaced', 'organisation', organisationOf(scope), { replaced: issuances.length });
}
