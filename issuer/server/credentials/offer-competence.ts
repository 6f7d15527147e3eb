import type { PayloadOf } from '#shared/contract/fact';
import type { competenceValidated, Level } from '#shared/contracts/issuer/competences';
import { competenceClaims, type Level as SignedLevel } from '#shared/credentials/competence-claims';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { announceOffer } from './announce-offer.ts';
import { offerCredential } from './offer-credential.ts';
import { ownOrganism } from './organism.ts';

/** On the organism's own scale: a medal by its rank, a mark out of a hundred as it is. */
const signedLevel = ({ scale, value, label, normalised }: Level): SignedLevel =>
  scale === 'medals' ? { label, scale: 'medals', normalised } : { label, scale: 'percent', normalised: Number(value) };

/** A validation earns a competence credential and a message that it waits. Given twice, it offers and tells once. */
export async function offerCompetence(scope: Scope, { payload }: Happened<PayloadOf<typeof competenceValidated>>): Promise<void> {
  const { validationId, personId, competence, level, validatedOn, programmeTitle, sessionTitle, validatorRole } = payload;
  const { did, name } = await ownOrganism(scope);
  const issuanceId = await offerCredential(scope, {
    personId,
    kind: 'competence',
    title: competence.label,
    level,
    earnedOn: validatedOn,
    sourceKind: 'validation',
    sourceId: validationId,
    claims: competenceClaims({
      name: competence.label,
      romeCode: competence.code,
      referential: competence.referential,
      level: signedLevel(level),
      validatedOn,
      programme: programmeTitle,
      session: sessionTitle,
      validatorRole,
      organisation: { did, name },
    }),
  });
  if (issuanceId) await announceOffer(scope, { personId, issuanceId });
}
