import { findOrganisation, type KnownOrganisation } from '#shared/server/organisations/index';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { PresentationRequestModel } from '../presentation-request.model.ts';
import { awaitsWallet, stateNow } from '../request-states.ts';

export interface OpenRequest {
  readonly request: PresentationRequestModel;
  readonly company: KnownOrganisation;
}

/**
 * The request behind a code, and the company that asks. Refuses an unknown code (404), a request that is over (410), and a company that is no
 * longer approved. Leaves the transaction in the company's tenant.
 */
export async function findOpenRequest(scope: Scope, code: string): Promise<OpenRequest> {
  const codeHash = sha256Hex(code);
  await scope.db.raw(`select set_config('app.capability', ?, true)`, [codeHash]);
  const open = await scope.as({ organisationIds: [], grant: 'public' });
  const request = await PresentationRequestModel.query(open.db).findOne({ codeHash });
  if (!request) throw new OAuthRefusal('invalid_request', 'no such request', 404);
  const there = await scope.as({ organisationIds: [request.organisationId] });
  const company = await findOrganisation(there, request.organisationId);
  if (!awaitsWallet(stateNow(request, scope.now())) || company?.state !== 'approved')
    throw new OAuthRefusal('invalid_request', 'this request is over', 410);
  return { request, company };
}
