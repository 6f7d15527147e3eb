import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import { alreadyDecided, type takeEndorsementBack as contract } from '#shared/contracts/issuer/endorsements';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { connectedWallet } from '../people/index.ts';
import { EndorsementModel } from './endorsement.model.ts';
import { moveEndorsement } from './move-endorsement.ts';

/** The person no longer asks. Refuses what has its answer and, as not found, another person's. Said twice, it is done once. */
export async function takeEndorsementBack(scope: Scope, { params }: InputOf<typeof contract>): Promise<void> {
  const { personId } = connectedWallet(scope);
  const row = await EndorsementModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .findOne({ id: params.endorsementId, personId })
    .forUpdate();
  if (!row) throw new Refusal(notFound);
  if (row.state === 'taken-back') return;
  if (row.state !== 'open') throw new Refusal(alreadyDecided);
  await moveEndorsement(scope, { row, to: 'taken-back', changes: { decidedAt: scope.now() } });
  await scope.audit('endorsement.taken-back', 'endorsement', row.id);
}
