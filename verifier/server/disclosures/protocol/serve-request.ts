import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { certificateHashOf, keyOf } from '#shared/server/organisations/index';
import type { Scope } from '#shared/server/scope';
import { competenceNames } from '../../candidates/index.ts';
import { queryId } from '../make-query.ts';
import { PresentationRequestModel } from '../presentation-request.model.ts';
import { findOpenRequest } from './find-open-request.ts';
import { requestObject } from './request-object.ts';
import { encryptRequest, responseModeFor, type WalletMetadata } from './wallet-metadata.ts';

export interface FetchedRequest {
  readonly code: string;
  readonly walletNonce: string | null;
  readonly wallet: WalletMetadata | null;
}

/** What the competences asked for are called, by the id of their credential query. */
const namesOf = async (scope: Scope, { wishes }: PresentationRequestModel): Promise<Readonly<Record<string, string>>> => {
  const names = await competenceNames(
    scope,
    wishes.flatMap(({ code }) => code ?? []),
  );
  return Object.fromEntries(wishes.flatMap(({ code }, place) => (code && names[code] ? [[queryId(place), names[code]]] : [])));
};

/** The request object behind a `request_uri`, signed by the company's key at each fetch and answered as this wallet can, while the request is open. */
export async function serveRequest(scope: Scope, given: FetchedRequest): Promise<string> {
  const { request, company } = await findOpenRequest(scope, given.code);
  const responseMode = responseModeFor(given.wallet, request.clientId.slice(0, request.clientId.indexOf(':')));
  const there = await scope.as({ organisationIds: [request.organisationId] });
  await PresentationRequestModel.query(there.db)
    .findById(request.id)
    .where({ state: 'created' })
    .patch({ state: 'fetched', fetchedAt: scope.now() });
  if (responseMode !== request.responseMode) await PresentationRequestModel.query(there.db).findById(request.id).patch({ responseMode });
  const key = await keyOf(there, request.organisationId);
  const hash = certificateHashOf(key);
  // Made under another certificate than today's, or in the other mode: the client it names is no longer who signs.
  if (request.clientId.startsWith('x509_hash:') && request.clientId !== `x509_hash:${hash ?? ''}`)
    throw new OAuthRefusal('invalid_request', 'this request is over', 410);
  const { publicUrl } = scope.house.config;
  const { code, walletNonce } = given;
  Object.assign(request, { responseMode });
  const competences = await namesOf(there, request);
  const payload = requestObject({ request, code, walletNonce, competences, company: company.name, publicUrl, now: scope.now() });
  return encryptRequest(await scope.house.keys.signToken(key, 'oauth-authz-req+jwt', payload), given.wallet);
}
