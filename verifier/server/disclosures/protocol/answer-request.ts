import { answerDigest } from '#shared/credentials/answer-digest';
import type { House } from '#shared/server/house';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { inScope } from '#shared/server/open-scope';
import { newToken } from '#shared/server/random';
import type { Actor, Scope, Tenant } from '#shared/server/scope';
import { openColumn } from '#shared/server/sealed-column';
import { violatedConstraint } from '#shared/server/violated-constraint';
import { sealedKeyColumn } from '../presentation-request.model.ts';
import { findOpenRequest } from './find-open-request.ts';
import { readResponse, type WalletResponse } from './read-response.ts';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { matchOf, noteWrongNumber } from './match-number.ts';
import { holdPresentation, receivePresentation, receiveRefusal } from './receive-presentation.ts';
import { verifyAnswer } from './verify-answer.ts';

const anyone: Tenant = { organisationIds: [], grant: 'public' };
const link: Actor = { kind: 'link', organisationId: null };

export const asLink = <T>(house: House, requestId: string, work: (scope: Scope) => Promise<T>): Promise<T> =>
  inScope(house, { actor: link, tenant: anyone, requestId }, work);

const answerOf = (response: WalletResponse, state: string) =>
  response.kind === 'answer' ? { vpToken: response.presentations } : { error: response.error, state };

const receiptOf = (response: WalletResponse): string => (response.kind === 'answer' ? response.receipt : null) ?? newToken();

/** A receipt opens one disclosure: a wallet that chooses one again is told so. */
const refuseUsedReceipt = (fault: unknown): never => {
  if (violatedConstraint(fault)?.endsWith('_per_receipt')) throw new OAuthRefusal('invalid_request', 'this receipt was used before');
  throw fault;
};

/**
 * What a wallet posts to the response address. Verified between two transactions, because the checks may go out to issuers and no connection
 * waits for them; what closes the request is the second, which only one answer passes.
 */
export const answerRequest = async (
  house: House,
  given: { readonly code: string; readonly form: Readonly<Record<string, string>>; readonly requestId: string },
) => {
  const { code, form, requestId } = given;
  const { request, secret } = await asLink(house, requestId, async (scope) => {
    const found = await findOpenRequest(scope, code);
    return { request: found.request, secret: await openColumn(scope, sealedKeyColumn, found.request.id, found.request.sealedKey!) };
  });
  const response = await readResponse(form, request, JSON.parse(secret) as Record<string, string>);
  const match = response.kind === 'answer' ? matchOf(request, response.matchCode) : 'right';
  if (match === 'wrong') {
    await asLink(house, requestId, async (scope) =>
      noteWrongNumber(await scope.as({ organisationIds: [request.organisationId] }), request),
    );
    throw new OAuthRefusal('access_denied', 'another number stands on the screen');
  }
  const clock = { house, now: () => house.clock() };
  const content = response.kind === 'answer' ? await verifyAnswer(clock, request, response.presentations) : null;
  const answerHash = await answerDigest(answerOf(response, request.responseState), nodeCrypto);
  return asLink(house, requestId, async (scope) => {
    await findOpenRequest(scope, code);
    const company = await scope.as({ organisationIds: [request.organisationId] });
    if (!content) return receiveRefusal(company, request, answerHash);
    const answered = { content, answerHash, receipt: receiptOf(response) };
    return match === 'wait' ? holdPresentation(company, request, answered) : receivePresentation(company, request, answered);
  }).catch(refuseUsedReceipt);
};
