import { sameSecret, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { claimAnswer, dropAnswer } from './claim-answer.ts';
import { HeldAnswerModel } from './held-answer.model.ts';
import { PresentationRequestModel } from './presentation-request.model.ts';

export interface BroughtBack {
  readonly outcome: 'received' | 'other-browser' | 'nothing';
  readonly organisationId: string | null;
}

/**
 * What the wallet's redirect brought to a browser. An answer that is held goes to the company when this browser's session is the one that
 * began the request; brought to any other, it is destroyed: somebody else began it (OpenID4VP 1.0 section 14.2).
 */
export async function bringBack(
  scope: Scope,
  { session, responseCode }: { readonly session: string | null; readonly responseCode: string },
): Promise<BroughtBack> {
  const responseCodeHash = sha256Hex(responseCode);
  await scope.db.raw(`select set_config('app.capability', ?, true)`, [responseCodeHash]);
  const open = await scope.as({ organisationIds: [], grant: 'public' });
  const held = await HeldAnswerModel.query(open.db).findOne({ responseCodeHash });
  if (!held) return { outcome: 'nothing', organisationId: null };
  const { organisationId, requestId } = held;
  const there = await scope.as({ organisationIds: [organisationId] });
  const request = await PresentationRequestModel.query(there.db).findById(requestId).throwIfNotFound();
  if (session === null || !sameSecret(sha256Hex(session), request.sessionHash ?? '')) {
    await dropAnswer(there, requestId);
    return { outcome: 'other-browser', organisationId };
  }
  return { outcome: (await claimAnswer(there, request)) ? 'received' : 'nothing', organisationId };
}
