import type { Scope } from '#shared/server/scope';
import type { PresentationRequestModel } from './presentation-request.model.ts';
import { requestCode, walletUri } from './request-code.ts';

/** What the wallet opens to answer this request. */
export async function walletUriOf(scope: Scope, request: Pick<PresentationRequestModel, 'id' | 'clientId'>): Promise<string> {
  return walletUri(scope.house.config.publicUrl, request.clientId, await requestCode(scope.house, request.id));
}
