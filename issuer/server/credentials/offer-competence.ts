import type { PayloadOf } from '#shared/contract/fact';
import type { competenceValidated, Level, validationCorrected } from '#shared/contracts/issuer/competences';
import { competenceClaims, type Level as SignedLevel } from '#shared/credentials/competence-claims';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { announceOffer } from './announce-offer.ts';
import { endIssuances } from './end-issuances.ts';
import { offerCredential } from './offer-credential.ts';
import { ownOrganism } from './organism.ts';

/** On the organism's own scale: a medal by its rank, a mark out of a hundred as it is. */
const signedLevel = ({ scale, value, label, normalised }: Level): SignedLevel =>
  scale === 'medals' ? { label, scale: 'medals', normalised } : { label, scale: 'percent', normalised: Number(value) };

const offer = async (scope: Scope, payload: PayloadOf<typeof competenceValidated>, replacesId: string | null): Promise<void> => {
  const { validationId, personId, sessionId, competence, level, validatedOn, programmeTitle, sessionTitle, validatorRole, evidence } =
    payload;
  const { did, name } = await ownOrganism(scope);
  const issuanceId = await offerCredential(scope, {
    personId,
    kind: 'competence',
    title: competence.label,
    level,
    earnedOn: validatedOn,
    sessionId,
    sourceKind: 'validation',
    sourceId: validationId,
    replacesId,
    claims: competenceClaims({
      name: competence.label,
      romeCode: competence.code,
      referential: competence.referential,
      level: signedLevel(level),
      validatedOn,
      programme: programmeTitle,
      session: sessionTitle,
      validatorRole,
      ...(evidence ? { evidence } : {}),
      organisation: { did, name },
    }),
  });
  if (issuanceId) await announceOffer(scope, { personId, issuanceId });
};

/** A validation earns a competence credential and a message that it waits. Given twice, it offers and tells once. */
export async function offerCompetence(scope: Scope, { payload }: Happened<PayloadOf<typeof competenceValidated>>): Promise<void> {
  await offer(scope, payload, null);
}

/**
 * A validation put right: what the wrong one earned ends at once, for it says what is not true, and the right one is offered in its place
 * (shared/decisions/0010). Given twice, it changes nothing more.
 */
export async function replaceCompetence(scope: Scope, { payload }: Happened<PayloadOf<typeof validationCorrected>>): Promise<void> {
  const { replacesValidationId: sourceId, reason } = payload;
  const end = { reasonCode: 'validation-corrected', reason, as: 'replaced' } as const;
  await offer(scope, payload, await endIssuances(scope, { sourceKind: 'validation', sourceId, ...end }));
}
