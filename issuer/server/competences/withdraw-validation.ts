import type { InputOf } from '#shared/contract/route';
import {
  alreadyWithdrawn,
  type Decision,
  validationWithdrawn,
  type withdrawValidation as contract,
} from '#shared/contracts/issuer/competences';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { describeDecision } from './describe-decision.ts';
import { lockValidation, noteWithdrawal } from './note-withdrawal.ts';

/**
 * Withdraws a validation with a reason; its credential is revoked from the fact. The decision itself stays in the history. Refuses one that is
 * already withdrawn and, as not found, a refusal or another organism's.
 */
export async function withdrawValidation(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<Decision> {
  const validation = await lockValidation(scope, params.validationId);
  if (validation.withdrawal) throw new Refusal(alreadyWithdrawn);
  const { reason } = body;
  await noteWithdrawal(scope, validation, reason);
  const { id: validationId, organisationId, personId } = validation;
  await scope.record(validationWithdrawn, personId, { organisationId, validationId, personId, reason });
  await scope.audit('validation.withdrawn', 'validation', validationId);
  return describeDecision(await lockValidation(scope, validationId));
}
