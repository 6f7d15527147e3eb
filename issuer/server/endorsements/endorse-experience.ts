import type { InputOf } from '#shared/contract/route';
import {
  alreadyDecided,
  competenceNotDeclared,
  type Endorsement,
  type endorseExperience as contract,
  experienceEndorsed,
} from '#shared/contracts/issuer/endorsements';
import { dayInParis } from '#shared/contract/paris';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { identityOf } from '../people/index.ts';
import { decidedBy } from './decided-by.ts';
import { describeEndorsement } from './describe-endorsement.ts';
import type { EndorsementModel } from './endorsement.model.ts';
import { lockRequest } from './lock-request.ts';
import { moveEndorsement } from './move-endorsement.ts';
import { placesOf } from './places-of.ts';
import { openRequest } from './sealed-request.ts';

const tell = async (scope: Scope, row: EndorsementModel): Promise<void> => {
  const { id: endorsementId, organisationId, personId, declaration } = row;
  const { competences, title, organisation, evidence } = await openRequest(scope, row);
  await scope.record(experienceEndorsed, personId, {
    ...{ organisationId, endorsementId, personId, declared: { title, organisation, digest: declaration } },
    competences: row.endorsed.map((place) => competences[place]!),
    evidence: evidence ? [evidence] : [],
    ...{ endorsedOn: dayInParis(scope.now()), endorserRole: row.decidedByRole ?? '' },
  });
};

/**
 * Endorses chosen competences of a declared experience: a credential of the organism's own follows from the fact. What was not asked for may
 * not be endorsed either. Refuses what has its answer, and competences that were not asked for.
 */
export async function endorseExperience(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<Endorsement> {
  const row = await lockRequest(scope, params.endorsementId);
  if (row.state !== 'open') throw new Refusal(alreadyDecided);
  const { competences, asked } = await openRequest(scope, row);
  const endorsed = placesOf(body.competences, competences);
  if (!endorsed || endorsed.some((place) => !asked.includes(place))) throw new Refusal(competenceNotDeclared);
  const answered = await moveEndorsement(scope, { row, to: 'endorsed', changes: { ...(await decidedBy(scope)), endorsed } });
  await tell(scope, answered);
  await scope.audit('endorsement.given', 'endorsement', row.id);
  return describeEndorsement(scope, answered, await identityOf(scope, row.personId));
}
