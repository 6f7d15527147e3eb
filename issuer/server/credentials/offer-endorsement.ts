import type { PayloadOf } from '#shared/contract/fact';
import type { endorsementWithdrawn, experienceEndorsed } from '#shared/contracts/issuer/endorsements';
import { endorsementClaims } from '#shared/credentials/endorsement-claims';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { announceOffer } from './announce-offer.ts';
import { endIssuances } from './end-issuances.ts';
import { offerCredential } from './offer-credential.ts';

/** Endorsed competences earn a credential of the organism's own, and a message that it waits. Given twice, it offers and tells once. */
export async function offerEndorsement(scope: Scope, { payload }: Happened<PayloadOf<typeof experienceEndorsed>>): Promise<void> {
  const { endorsementId: sourceId, personId, declared, competences, evidence, endorsedOn, endorserRole } = payload;
  const issuanceId = await offerCredential(scope, {
    ...{ personId, kind: 'endorsement', title: declared.title, level: null, earnedOn: endorsedOn, sessionId: null },
    ...{ sourceKind: 'endorsement', sourceId },
    claims: endorsementClaims({ competences, declared, evidence, endorsedOn, endorserRole }),
  });
  if (issuanceId) await announceOffer(scope, { personId, issuanceId });
}

/** The organism vouches for it no more: its credential is revoked, the person's own declaration stays what it was. */
export async function revokeEndorsement(scope: Scope, { payload }: Happened<PayloadOf<typeof endorsementWithdrawn>>): Promise<void> {
  const { endorsementId: sourceId, reason } = payload;
  await endIssuances(scope, { sourceKind: 'endorsement', sourceId, reasonCode: 'endorsement-withdrawn', reason, as: 'revoked' });
}
