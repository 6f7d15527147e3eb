import type { InputOf } from '#shared/contract/route';
import {
  type Endorsement,
  endorsementWithdrawn,
  notEndorsed,
  type withdrawEndorsement as contract,
} from '#shared/contracts/issuer/endorsements';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { identityOf } from '../people/index.ts';
import { describeEndorsement } from './describe-endorsement.ts';
import { lockRequest } from './lock-request.ts';
import { moveEndorsement } from './move-endorsement.ts';

/** The organism vouches for it no more, and says why; its credential is revoked from the fact. Refuses what is not, or no longer, endorsed. */
export async function withdrawEndorsement(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<Endorsement> {
  const row = await lockRequest(scope, params.endorsementId);
  if (row.state !== 'endorsed') throw new Refusal(notEndorsed);
  const { reason } = body;
  const changes = { withdrawnAt: scope.now(), withdrawnReason: reason };
  const withdrawn = await moveEndorsement(scope, { row, to: 'withdrawn', changes });
  const { id: endorsementId, organisationId, personId } = row;
  await scope.record(endorsementWithdrawn, personId, { organisationId, endorsementId, personId, reason });
  await scope.audit('endorsement.withdrawn', 'endorsement', row.id);
  return describeEndorsement(scope, withdrawn, await identityOf(scope, row.personId));
}
