import { keyOf } from '#shared/server/organisations/index';
import type { Scope } from '#shared/server/scope';
import { PresentationRequestModel } from '../presentation-request.model.ts';
import { findOpenRequest } from './find-open-request.ts';
import { requestObject } from './request-object.ts';

/** The request object behind a `request_uri`, signed by the company's key at each fetch, while the request is open. */
export async function serveRequest(scope: Scope, given: { readonly code: string; readonly walletNonce: string | null }): Promise<string> {
  const { request, company } = await findOpenRequest(scope, given.code);
  const there = await scope.as({ organisationIds: [request.organisationId] });
  await PresentationRequestModel.query(there.db)
    .findById(request.id)
    .where({ state: 'created' })
    .patch({ state: 'fetched', fetchedAt: scope.now() });
  const key = await keyOf(there, request.organisationId);
  const { publicUrl } = scope.house.config;
  return scope.house.keys.signToken(
    key,
    'oauth-authz-req+jwt',
    requestObject({ ...given, request, company: company.name, publicUrl, now: scope.now() }),
  );
}
