import { credentialDelivered } from '#shared/contracts/issuer/credentials';
import { organisationOf, type Scope } from '#shared/server/scope';
import { closeCodes, ofDevice } from './close-codes.ts';
import { endReplaced } from './end-replaced.ts';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import { stands } from './issuance-states.ts';
import { IssuanceModel } from './issuance.model.ts';
import { moveIssuance } from './move-issuance.ts';

/**
 * The wallet keeps the credential: the stored bytes are forgotten, for nobody but the holder needs them any more, and no code leads here. Said of
 * more copies of what is delivered, it forgets theirs; said again, it changes nothing. The person's other devices still get what was signed for them.
 * What this one replaces ends now, if it stood until then. The caller holds the row and knows that something was signed.
 */
export async function keepDelivery(scope: Scope, issuance: IssuanceModel, connectionId: string | null): Promise<void> {
  if (!stands(issuance.state)) return;
  const { id } = issuance;
  const organisationId = organisationOf(scope);
  await closeCodes(scope, id, connectionId);
  await IssuanceCopyModel.query(scope.db)
    .patch({ sealedCredential: null })
    .where({ organisationId, issuanceId: id })
    .modify(ofDevice, connectionId);
  if (issuance.deliveredAt) return;
  if (issuance.state === 'suspended') await IssuanceModel.query(scope.db).findById(id).patch({ deliveredAt: scope.now() });
  else await moveIssuance(scope, { issuance, to: 'delivered' });
  await scope.record(credentialDelivered, id, { organisationId, issuanceId: id });
  await endReplaced(scope, issuance);
}
