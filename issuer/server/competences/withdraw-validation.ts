import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import {
  alreadyWithdrawn,
  type Decision,
  validationWithdrawn,
  type withdrawValidation as contract,
} from '#shared/contracts/issuer/competences';
import { signedInAccount, signedInName } from '#shared/server/identity/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { describeDecision } from './describe-decision.ts';
import { lockCell } from './find-decisions.ts';
import { ValidationModel, WithdrawalModel } from './validation.model.ts';

const find = (scope: Scope, id: string) =>
  ValidationModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .findById(id)
    .where({ outcome: 'validated' })
    .allowGraph('withdrawal')
    .withGraphFetched('withdrawal');

/**
 * Withdraws a validation with a reason; its credential is revoked from the fact. The decision itself stays in the history. Refuses one that is
 * already withdrawn and, as not found, a refusal or another organism's.
 */
export async function withdrawValidation(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<Decision> {
  const before = await find(scope, params.validationId);
  if (!before) throw new Refusal(notFound);
  await lockCell(scope, before);
  const { id: validationId, organisationId, personId, withdrawal } = (await find(scope, params.validationId))!;
  if (withdrawal) throw new Refusal(alreadyWithdrawn);
  const { reason } = body;
  await WithdrawalModel.query(scope.db)
    .insert({
      validationId,
      organisationId,
      reason,
      withdrawnAt: scope.now(),
      withdrawnBy: signedInAccount(scope).accountId,
      withdrawnByName: await signedInName(scope),
    })
    .returning('validationId');
  await scope.record(validationWithdrawn, personId, { organisationId, validationId, personId, reason });
  await scope.audit('validation.withdrawn', 'validation', validationId);
  return describeDecision((await find(scope, validationId))!);
}
