import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import type { lookUpDisclosure as contract } from '#shared/contracts/verifier/disclosures';
import { sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { DisclosureModel } from './disclosure.model.ts';
import { HeldAnswerModel } from './held-answer.model.ts';
import { PresentationRequestModel } from './presentation-request.model.ts';

const heard = async (scope: Scope, { organisationId, requestId }: { readonly organisationId: string; readonly requestId: string }) => {
  const company = await scope.as({ organisationIds: [organisationId] });
  const request = await PresentationRequestModel.query(company.db).findById(requestId);
  return { answeredAt: request?.answeredAt?.toISOString() ?? null };
};

/**
 * What became of an answer whose reply was lost on the way, by its receipt and nothing else. Refuses (404) a receipt that came with no answer,
 * or with one that was destroyed before the company had it.
 */
export async function lookUpDisclosure(scope: Scope, { body }: Pick<InputOf<typeof contract>, 'body'>) {
  const receiptHash = sha256Hex(body.receipt);
  await scope.db.raw(`select set_config('app.capability', ?, true)`, [receiptHash]);
  const open = await scope.as({ organisationIds: [], grant: 'public' });
  const held = await HeldAnswerModel.query(open.db).findOne({ receiptHash });
  if (held) return { disclosureId: held.disclosureId as never, state: 'held' as const, ...(await heard(scope, held)) };
  const found = await DisclosureModel.query(open.db).findOne({ receiptHash });
  if (!found) throw new Refusal(notFound);
  return { disclosureId: found.id as never, state: found.state, ...(await heard(scope, found)) };
}
