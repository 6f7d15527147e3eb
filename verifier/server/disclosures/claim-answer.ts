import type { Scope } from '#shared/server/scope';
import { closeRequest } from './close-request.ts';
import { HeldAnswerModel } from './held-answer.model.ts';
import { openSealed } from './keep-content.ts';
import { keepDisclosure } from './keep-disclosure.ts';
import type { PresentationRequestModel } from './presentation-request.model.ts';

/** Gives the company an answer that was held. Says no when there is none, or no longer. The scope's tenant is the company. */
export async function claimAnswer(scope: Scope, request: PresentationRequestModel): Promise<boolean> {
  const held = request.state === 'held' ? await HeldAnswerModel.query(scope.db).findById(request.id) : undefined;
  if (!held || !(await closeRequest(scope, request.id, 'answered'))) return false;
  const { disclosureId: id, receiptHash, sealed, sealedKey } = held;
  const content = await openSealed(scope, id, { sealed, sealedKey });
  await HeldAnswerModel.query(scope.db).deleteById(request.id);
  await keepDisclosure(scope, request, { id, receiptHash, sealed, sealedKey, content });
  return true;
}

/** Destroys an answer that was held: it came back to another browser, was not confirmed, or was taken back. The company never saw it. */
export async function dropAnswer(scope: Scope, requestId: string): Promise<void> {
  await HeldAnswerModel.query(scope.db).deleteById(requestId);
  await closeRequest(scope, requestId, 'cancelled');
}
