import { credentialRevoked } from '#shared/contracts/issuer/credentials';
import type { Scope } from '#shared/server/scope';
import { closeContestation } from './close-contestation.ts';
import { closeCodes } from './close-codes.ts';
import { stands, waits } from './issuance-states.ts';
import type { IssuanceModel } from './issuance.model.ts';
import { moveIssuance, type Why } from './move-issuance.ts';
import { writeStatuses } from './write-statuses.ts';

export interface Revocation extends Why {
  readonly issuance: IssuanceModel;
  /** `replaced` when another takes its place: readers are told to ask anew. */
  readonly as?: 'revoked' | 'replaced';
}

/**
 * Ends one issuance, whatever its state: what waits is cancelled, what was signed is revoked, its bits in the published list, for good
 * (ARF VCR_04). The reason is for the holder and the organism; the list says only the bit. Says whether anything changed. The caller holds the row.
 */
export async function revokeCredential(scope: Scope, { issuance, as = 'revoked', ...why }: Revocation): Promise<boolean> {
  const { id, organisationId, personId, state } = issuance;
  if (waits(state)) {
    await closeCodes(scope, id);
    await moveIssuance(scope, { issuance, to: 'cancelled', why });
    return true;
  }
  if (!stands(state)) return false;
  await closeCodes(scope, id);
  await writeStatuses(scope, id, as);
  await moveIssuance(scope, { issuance, to: as, why });
  await closeContestation(scope, issuance, why);
  await scope.record(credentialRevoked, id, { organisationId, issuanceId: id, personId });
  return true;
}
