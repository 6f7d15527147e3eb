import type * as z from 'zod';
import type { PresentationRequest as Contract } from '#shared/contracts/verifier/disclosures';
import type { Scope } from '#shared/server/scope';
import { DisclosureModel } from './disclosure.model.ts';
import type { PresentationRequestModel } from './presentation-request.model.ts';
import { requestCode, walletUri } from './request-code.ts';
import { awaitsWallet, stateNow } from './request-states.ts';

/** A request as its company sees it: the QR's text while it is open, the disclosure once answered. */
export async function describeRequest(scope: Scope, request: PresentationRequestModel): Promise<z.input<typeof Contract>> {
  const state = stateNow(request, scope.now());
  const received = await DisclosureModel.query(scope.db).findOne({ requestId: request.id }).select('id');
  return {
    id: request.id,
    purpose: request.purpose,
    wishes: request.wishes,
    state,
    uri: awaitsWallet(state) ? walletUri(scope.house.config.publicUrl, request.clientId, await requestCode(scope.house, request.id)) : null,
    matchCode: awaitsWallet(state) ? request.matchCode : null,
    createdAt: request.createdAt.toISOString(),
    expiresAt: request.expiresAt.toISOString(),
    disclosureId: received?.id ?? null,
  };
}
