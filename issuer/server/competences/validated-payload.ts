import type { PayloadOf } from '#shared/contract/fact';
import { Day } from '#shared/contract/values';
import type { competenceValidated, Level } from '#shared/contracts/issuer/competences';
import type { Scope } from '#shared/server/scope';
import { evidenceBehind, signedEvidence } from '../evidence/index.ts';
import { noteEvidence } from './note-evidence.ts';
import type { OpenCell } from './open-cell.ts';
import type { ValidationModel } from './validation.model.ts';

/** What a fact says of a validation: everything a credential needs. */
export const validatedPayload = async (
  scope: Scope,
  row: ValidationModel,
  { session, competence }: Pick<OpenCell, 'session' | 'competence'>,
  level: Level,
): Promise<PayloadOf<typeof competenceValidated>> => {
  const { organisationId, personId, enrolmentId, decidedOn, decidedByRole } = row;
  return {
    ...{ organisationId, validationId: row.id, personId, enrolmentId, sessionId: session.id, level, validatedOn: Day.parse(decidedOn) },
    competence: { code: competence.code, label: competence.label, referential: competence.referential },
    ...{ programmeTitle: session.programme.title, sessionTitle: session.title, validatorRole: decidedByRole },
    evidence: [...noteEvidence(row), ...signedEvidence(await evidenceBehind(scope, row.id))],
  };
};
