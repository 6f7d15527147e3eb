import { disclosureRefused } from '#shared/contracts/verifier/disclosures';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { newId, newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { closeByWallet, type WalletEnd } from '../close-request.ts';
import { HeldAnswerModel } from '../held-answer.model.ts';
import { sealContent, type KeptCredential } from '../keep-content.ts';
import { keepDisclosure } from '../keep-disclosure.ts';
import type { PresentationRequestModel } from '../presentation-request.model.ts';
import { redirectUri } from '../request-code.ts';

/** What was verified, and the SHA-256 of the bytes it came in. */
export interface Answered {
  readonly content: readonly KeptCredential[];
  readonly answerHash: string;
  /** Chosen by the wallet; ours when it chose none. */
  readonly receipt: string;
}

/** How long a held answer waits: the way back from the wallet to the page takes seconds. */
const heldMs = 10 * 60_000;

const closeOnce = async (scope: Scope, id: string, end: Omit<WalletEnd, 'at'>): Promise<{ readonly answered_at: string }> => {
  const at = scope.now();
  if (!(await closeByWallet(scope, id, { ...end, at }))) throw new OAuthRefusal('invalid_request', 'this request is over', 410);
  return { answered_at: at.toISOString() };
};

/**
 * Keeps what was verified, once: of many answers to one request the first counts and the others are refused. The text is sealed under a key of
 * its own; the receipt, of which only the hash is kept, is what takes the sharing back. The scope's tenant is the company.
 */
export async function receivePresentation(scope: Scope, request: PresentationRequestModel, { content, answerHash, receipt }: Answered) {
  const dated = await closeOnce(scope, request.id, { end: 'answered', answerHash });
  const id = newId(scope.now());
  await keepDisclosure(scope, request, { id, receiptHash: sha256Hex(receipt), content, ...(await sealContent(scope, id, content)) });
  return { receipt, disclosure_id: id, ...dated };
}

/**
 * Holds what was verified until the browser that began the request brings the response code back, or the person at the counter confirms
 * (OpenID4VP 1.0 sections 8.2, 13.3 and 14.2): until then the company sees nothing of it.
 */
export async function holdPresentation(scope: Scope, request: PresentationRequestModel, { content, answerHash, receipt }: Answered) {
  const { id: requestId, organisationId } = request;
  const dated = await closeOnce(scope, requestId, { end: 'held', answerHash, until: new Date(scope.now().getTime() + heldMs) });
  const id = newId(scope.now());
  const responseCode = request.flow === 'same-device' ? newToken() : null;
  await HeldAnswerModel.query(scope.db).insert({
    ...{ requestId, organisationId, disclosureId: id, receiptHash: sha256Hex(receipt), heldAt: scope.now() },
    responseCodeHash: responseCode && sha256Hex(responseCode),
    ...(await sealContent(scope, id, content)),
  });
  const back = responseCode ? { redirect_uri: redirectUri(scope.house.config.publicUrl, responseCode) } : {};
  return { receipt, disclosure_id: id, ...dated, ...back };
}

/** The holder said no: the request is over, the company is told, nothing else is known. The page that began is where the person goes back to. */
export async function receiveRefusal(scope: Scope, request: PresentationRequestModel, answerHash: string) {
  const dated = await closeOnce(scope, request.id, { end: 'refused', answerHash });
  const { organisationId, offerId, id: requestId } = request;
  await scope.record(disclosureRefused, requestId, { organisationId, requestId, offerId });
  const back = request.flow === 'same-device' ? { redirect_uri: redirectUri(scope.house.config.publicUrl, newToken()) } : {};
  return { ...dated, ...back };
}
