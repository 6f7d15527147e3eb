import type { PayloadOf } from '#shared/contract/fact';
import type { validationWithdrawn } from '#shared/contracts/issuer/competences';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { endIssuances } from './end-issuances.ts';

/** A withdrawn validation revokes its credential, or cancels what waits; the reason is kept for the holder. */
export async function withdrawCredential(scope: Scope, { payload }: Happened<PayloadOf<typeof validationWithdrawn>>): Promise<void> {
  await endIssuances(scope, {
    sourceKind: 'validation',
    sourceId: payload.validationId,
    reasonCode: 'validation-withdrawn',
    reason: payload.reason,
  });
}
