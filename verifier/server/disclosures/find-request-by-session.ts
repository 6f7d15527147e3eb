import { sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { PresentationRequestModel } from './presentation-request.model.ts';

export type PresentationRequest = PresentationRequestModel;

/** The request a browser began, by the secret that it alone holds; null for a session nobody has. */
export async function findRequestBySession(scope: Scope, session: string): Promise<PresentationRequest | null> {
  const sessionHash = sha256Hex(session);
  await scope.db.raw(`select set_config('app.capability', ?, true)`, [sessionHash]);
  const open = await scope.as({ organisationIds: [], grant: 'public' });
  return (await PresentationRequestModel.query(open.db).findOne({ sessionHash })) ?? null;
}
