import { notFound } from '#shared/contract/problem';
import { signedInAccount, signedInName } from '#shared/server/identity/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { lockCell } from './find-decisions.ts';
import { ValidationModel, WithdrawalModel } from './validation.model.ts';

const find = async (scope: Scope, id: string): Promise<ValidationModel> => {
  const found = await ValidationModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .findById(id)
    .where({ outcome: 'validated' })
    .allowGraph('withdrawal')
    .withGraphFetched('withdrawal');
  if (!found) throw new Refusal(notFound);
  return found;
};

/** A validation with its withdrawal if it has one, its cell held until the end. Refuses, as not found, a refusal or another organism's. */
export async function lockValidation(scope: Scope, id: string): Promise<ValidationModel> {
  await lockCell(scope, await find(scope, id));
  return find(scope, id);
}

/** Writes who takes it back, when and why, beside the decision, which stays. */
export async function noteWithdrawal(scope: Scope, { id: validationId, organisationId }: ValidationModel, reason: string): Promise<void> {
  const withdrawnBy = signedInAccount(scope).accountId;
  const withdrawal = {
    validationId,
    organisationId,
    reason,
    withdrawnAt: scope.now(),
    withdrawnBy,
    withdrawnByName: await signedInName(scope),
  };
  await WithdrawalModel.query(scope.db).insert(withdrawal).returning('validationId');
}
