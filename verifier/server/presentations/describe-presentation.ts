import type * as z from 'zod';
import type { Presentation } from '#shared/contracts/verifier/presentations';
import type { Scope } from '#shared/server/scope';
import { awaitsWallet, stateNow, walletUriOf, type PresentationRequest } from '../disclosures/index.ts';

/** A presentation as the browser that began it sees it: nothing of what was answered. */
export async function describePresentation(
  scope: Scope,
  request: PresentationRequest,
  company: string,
): Promise<z.input<typeof Presentation>> {
  const state = stateNow(request, scope.now());
  const uri = awaitsWallet(state) ? await walletUriOf(scope, request) : null;
  return {
    ...{ company, state, uri },
    device: request.flow === 'same-device' ? 'same' : 'other',
    walletUrl: uri && `${scope.house.config.walletUrl}/present#${encodeURIComponent(uri)}`,
    matchCode: awaitsWallet(state) ? request.matchCode : null,
    expiresAt: request.expiresAt.toISOString(),
  };
}
