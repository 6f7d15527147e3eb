import { credentialDelivered } from '#shared/contracts/issuer/credentials';
import { organisationOf, type Scope } from '#shared/server/scope';
import { closeCodes } from './close-codes.ts';
import { IssuanceCopyModel } from './issuance-copy.model.ts';
import type { IssuanceModel } from './issuance.model.ts';
import { moveIssuance } from './move-issuance.ts';

/**
 * The wallet keeps the credential: the stored bytes are forgotten, for nobody but the holder needs them any more, and no code leads here.
 * Said again, it changes nothing. The caller holds the row and knows that something was signed.
 */
export async function keepDelivery(scope: Scope, issuance: IssuanceModel): Promise<void> {
  if (issuance.state !== 'signed') return;
  const { id } = issuance;
  const organisationId = organisationOf(scope);
  await closeCodes(scope, id);
  await IssuanceCopyModel.query(scope.db).patch({ sealedCredential: null }).where({ organisationId, issuanceId: id });
  await moveIssuance(scope, { issuance, to: 'delivered' });
  await scope.record(credentialDelivered, id, { organisationId, issuanceId: id });
}
