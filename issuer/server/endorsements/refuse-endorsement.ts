import type { InputOf } from '#shared/contract/route';
import {
  alreadyDecided,
  type Endorsement,
  endorsementRefused,
  type refuseEndorsement as contract,
} from '#shared/contracts/issuer/endorsements';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { identityOf } from '../people/index.ts';
import { decidedBy } from './decided-by.ts';
import { describeEndorsement } from './describe-endorsement.ts';
import { lockRequest } from './lock-request.ts';
import { moveEndorsement } from './move-endorsement.ts';

/** Endorses nothing, with words the person reads; they may ask again. Refuses what has its answer. */
export async function refuseEndorsement(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<Endorsement> {
  const row = await lockRequest(scope, params.endorsementId);
  if (row.state !== 'open') throw new Refusal(alreadyDecided);
  const answered = await moveEndorsement(scope, { row, to: 'refused', changes: { ...(await decidedBy(scope)), answer: body.answer } });
  const { id: endorsementId, organisationId, personId } = row;
  await scope.record(endorsementRefused, personId, { organisationId, endorsementId, personId });
  await scope.audit('endorsement.refused', 'endorsement', row.id);
  return describeEndorsement(scope, answered, await identityOf(scope, row.personId));
}
