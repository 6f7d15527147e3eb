import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import { disclosureWithdrawn, type withdrawDisclosure as contract } from '#shared/contracts/verifier/disclosures';
import { sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { dropAnswer } from './claim-answer.ts';
import { DisclosureModel } from './disclosure.model.ts';
import { endDisclosure } from './end-disclosure.ts';
import { HeldAnswerModel } from './held-answer.model.ts';

/** Before the company had it: nothing is left on either side. */
const dropHeld = async (open: Scope, disclosureId: string, receiptHash: string): Promise<boolean> => {
  const held = await HeldAnswerModel.query(open.db).findOne({ disclosureId, receiptHash });
  if (held) await dropAnswer(await open.as({ organisationIds: [held.organisationId] }), held.requestId);
  return held !== undefined;
};

/** By its receipt and nothing else: whoever shared need not be known here. */
const findByReceipt = async (open: Scope, id: string, receiptHash: string): Promise<DisclosureModel> => {
  const found = await DisclosureModel.query(open.db).findOne({ id, receiptHash });
  if (!found) throw new Refusal(notFound);
  return found;
};

/**
 * Takes a sharing back (RGPD, article 7(3)): key and data are destroyed at once, a dated trace stays on both sides, the company is told. Asked
 * again, the same date is given. Refuses (404) a receipt that is not this disclosure's.
 */
export async function withdrawDisclosure(scope: Scope, { params, body }: Pick<InputOf<typeof contract>, 'params' | 'body'>) {
  const receiptHash = sha256Hex(body.receipt);
  await scope.db.raw(`select set_config('app.capability', ?, true)`, [receiptHash]);
  const open = await scope.as({ organisationIds: [], grant: 'public' });
  if (await dropHeld(open, params.disclosureId, receiptHash)) return { withdrawnAt: scope.now().toISOString() };
  const found = await findByReceipt(open, params.disclosureId, receiptHash);
  const { id: disclosureId, organisationId, offerId } = found;
  const company = await scope.as({ organisationIds: [organisationId] });
  if (await endDisclosure(company, disclosureId, 'withdrawn')) {
    await company.record(disclosureWithdrawn, disclosureId, { organisationId, disclosureId, offerId });
    await company.audit('disclosure.withdrawn', 'disclosure', disclosureId);
  }
  // The date both sides show; when it was over before, the data left as its time was up, or at the first call.
  const ended = await DisclosureModel.query(company.db).findById(disclosureId).throwIfNotFound();
  return { withdrawnAt: (ended.withdrawnAt ?? ended.keptUntil).toISOString() };
}
