import type { PayloadOf } from '#shared/contract/fact';
import type { completionIssued, completionReplaced, completionWithdrawn } from '#shared/contracts/issuer/completions';
import { completionClaims } from '#shared/credentials/completion-claims';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { announceOffer } from './announce-offer.ts';
import { endIssuances } from './end-issuances.ts';
import { offerCredential } from './offer-credential.ts';

type Issued = PayloadOf<typeof completionIssued>;

const offer = async (scope: Scope, payload: Issued, replacesId: string | null): Promise<void> => {
  const { completionId, personId, sessionId, programmeTitle, sessionTitle, startsOn, endsOn, issuedOn } = payload;
  const { minutes, plannedMinutes, halfDays, merkleRoot } = payload;
  const issuanceId = await offerCredential(scope, {
    ...{ personId, kind: 'completion', title: programmeTitle, level: null, earnedOn: issuedOn, sessionId, replacesId },
    ...{ sourceKind: 'completion', sourceId: completionId },
    claims: completionClaims({
      ...{ programme: programmeTitle, session: sessionTitle, nature: 'action-de-formation', startsOn, endsOn },
      ...{ minutes, plannedMinutes, halfDays, merkleRoot, issuedOn },
    }),
  });
  if (issuanceId) await announceOffer(scope, { personId, issuanceId });
};

/** A certificate of completion earns its credential, and a message that it waits. Given twice, it offers and tells once. */
export async function offerCompletion(scope: Scope, { payload }: Happened<Issued>): Promise<void> {
  await offer(scope, payload, null);
}

/** Other hours than were certified: the former credential says what is no longer true and ends at once, the right one is offered. */
export async function replaceCompletion(scope: Scope, { payload }: Happened<PayloadOf<typeof completionReplaced>>): Promise<void> {
  const { replacesCompletionId: sourceId, reason } = payload;
  const end = { reasonCode: 'attendance-corrected', reason, as: 'replaced' } as const;
  await offer(scope, payload, await endIssuances(scope, { sourceKind: 'completion', sourceId, ...end }));
}

/** No hour is left of what was certified: its credential is revoked. */
export async function withdrawCompletion(scope: Scope, { payload }: Happened<PayloadOf<typeof completionWithdrawn>>): Promise<void> {
  const { completionId: sourceId, reason } = payload;
  await endIssuances(scope, { sourceKind: 'completion', sourceId, reasonCode: 'attendance-corrected', reason, as: 'revoked' });
}
