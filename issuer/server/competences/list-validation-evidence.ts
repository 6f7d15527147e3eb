import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import type { listValidationEvidence as contract } from '#shared/contracts/issuer/evidence';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { evidenceBehind } from '../evidence/index.ts';
import { findVisibleSession } from '../training/index.ts';
import { ValidationModel } from './validation.model.ts';

/** The files behind a validation. Refuses, as not found, one the actor may not see. */
export async function listValidationEvidence(scope: Scope, { params }: InputOf<typeof contract>) {
  const validation = await ValidationModel.query(scope.db).modify('ofOrganisation', scope).findById(params.validationId);
  if (!validation) throw new Refusal(notFound);
  await findVisibleSession(scope, validation.sessionId);
  return { items: [...(await evidenceBehind(scope, validation.id))] };
}
