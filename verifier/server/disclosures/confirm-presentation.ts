import type { InputOf } from '#shared/contract/route';
import { requestOver, type confirmPresentation as contract } from '#shared/contracts/verifier/disclosures';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { claimAnswer, dropAnswer } from './claim-answer.ts';
import { describeRequest } from './describe-request.ts';
import { findOwnRequest } from './find-own-request.ts';

/**
 * At the counter, for an answer that came without the number: it was the person in front, or it is destroyed unread. Refuses a request where no
 * answer waits, and one that waits for the browser it began in.
 */
export async function confirmPresentation(scope: Scope, { params, body }: Pick<InputOf<typeof contract>, 'params' | 'body'>) {
  const request = await findOwnRequest(scope, params.requestId);
  if (request.state !== 'held' || request.flow !== 'counter') throw new Refusal(requestOver);
  if (body.present && !(await claimAnswer(scope, request))) throw new Refusal(requestOver);
  if (!body.present) await dropAnswer(scope, request.id);
  await scope.audit(body.present ? 'disclosure.confirmed' : 'disclosure.denied', 'presentation-request', request.id);
  return describeRequest(scope, await findOwnRequest(scope, request.id));
}
