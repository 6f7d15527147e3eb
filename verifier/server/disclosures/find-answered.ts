import type { AnsweredBy } from '#shared/contracts/verifier/receipts';
import { sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { DisclosureModel } from './disclosure.model.ts';
import { HeldAnswerModel } from './held-answer.model.ts';
import { PresentationRequestModel } from './presentation-request.model.ts';

/** A request as whoever was asked holds it. */
export type Asked = Pick<PresentationRequestModel, 'id' | 'organisationId' | 'purpose' | 'wishes' | 'retentionDays' | 'state'>;
/** What was answered to a request: names and dates, never what was shared. */
export interface Answered {
  readonly organisationId: string;
  readonly request: Pick<PresentationRequestModel, 'id' | 'purpose' | 'retentionDays' | 'state' | 'answerHash' | 'answeredAt'>;
  /** Null after a refusal, and as long as the answer is held. */
  readonly disclosure: Pick<DisclosureModel, 'id' | 'claims' | 'receivedAt' | 'withdrawnAt' | 'state'> | null;
}

const withCapability = async (scope: Scope, hash: string): Promise<Scope> => {
  await scope.db.raw(`select set_config('app.capability', ?, true)`, [hash]);
  return scope.as({ organisationIds: [], grant: 'public' });
};

/** The request behind a code, whatever its state; null for a code that is none. */
export async function findAsked(scope: Scope, code: string): Promise<PresentationRequestModel | null> {
  const codeHash = sha256Hex(code);
  const open = await withCapability(scope, codeHash);
  return (await PresentationRequestModel.query(open.db).findOne({ codeHash })) ?? null;
}

const findShared = async (scope: Scope, { disclosureId, receipt }: { readonly disclosureId: string; readonly receipt: string }) => {
  const receiptHash = sha256Hex(receipt);
  const open = await withCapability(scope, receiptHash);
  const disclosure = (await DisclosureModel.query(open.db).findOne({ id: disclosureId, receiptHash })) ?? null;
  const held = disclosure ? undefined : await HeldAnswerModel.query(open.db).findOne({ disclosureId, receiptHash });
  const place = disclosure ?? held;
  if (!place) return null;
  const { organisationId, requestId } = place;
  const there = await scope.as({ organisationIds: [organisationId] });
  const request = await PresentationRequestModel.query(there.db).findById(requestId).throwIfNotFound();
  return { organisationId, request, disclosure };
};

/** What was answered, by the receipt of a sharing or by the code of a request; null for a secret that opens nothing. */
export async function findAnswered(scope: Scope, by: AnsweredBy): Promise<Answered | null> {
  if (!('code' in by)) return findShared(scope, by);
  const request = await findAsked(scope, by.code);
  return request && { organisationId: request.organisationId, request, disclosure: null };
}
