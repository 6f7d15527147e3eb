import { disclosureReceived, disclosureRefused } from '#shared/contracts/verifier/disclosures';
import { readClaims } from '#shared/credentials/read-claims';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { newId, newToken, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { closeRequest } from '../close-request.ts';
import { DisclosureKeyModel } from '../disclosure-key.model.ts';
import { DisclosureModel } from '../disclosure.model.ts';
import { sealContent, type KeptCredential } from '../keep-content.ts';
import type { PresentationRequestModel } from '../presentation-request.model.ts';
import { worstVerdict } from '../worst-verdict.ts';

const dayMs = 86_400_000;

const namesOf = async (content: readonly KeptCredential[]): Promise<string[]> => {
  const names = new Set<string>();
  for (const { kind, compact } of content)
    for (const { key } of readClaims(kind, (await readSdJwt(compact, nodeCrypto)).payload)) names.add(`${kind}.${key}`);
  return [...names];
};

const closeOnce = async (scope: Scope, request: PresentationRequestModel, end: 'answered' | 'refused'): Promise<void> => {
  if (!(await closeRequest(scope, request.id, end))) throw new OAuthRefusal('invalid_request', 'this request is over', 410);
};

/**
 * Keeps what was verified, once: of many answers to one request the first counts and the others are refused. The text is sealed under a key of
 * its own; the receipt, of which only the hash is kept, is what takes the sharing back. The scope's tenant is the company.
 */
export async function receivePresentation(scope: Scope, request: PresentationRequestModel, content: readonly KeptCredential[]) {
  await closeOnce(scope, request, 'answered');
  const { organisationId, offerId, holder, handle, purpose, id: requestId } = request;
  const id = newId(scope.now());
  const receipt = newToken();
  const { sealed, sealedKey } = await sealContent(scope, id, content);
  await DisclosureModel.query(scope.db).insert({
    ...{ id, organisationId, requestId, offerId, holder, handle, purpose, sealed },
    claims: await namesOf(content),
    state: 'received',
    verdict: worstVerdict(content.map((one) => one.report)),
    receiptHash: sha256Hex(receipt),
    receivedAt: scope.now(),
    keptUntil: new Date(scope.now().getTime() + request.retentionDays * dayMs),
    withdrawnAt: null,
  });
  await DisclosureKeyModel.query(scope.db).insert({ disclosureId: id, organisationId, sealedKey });
  await scope.record(disclosureReceived, id, { organisationId, disclosureId: id, requestId, offerId });
  await scope.audit('disclosure.received', 'disclosure', id, { credentials: content.length });
  return { receipt, disclosure_id: id };
}

/** The holder said no: the request is over, the company is told, nothing else is known. */
export async function receiveRefusal(scope: Scope, request: PresentationRequestModel): Promise<Record<string, never>> {
  await closeOnce(scope, request, 'refused');
  const { organisationId, offerId, id: requestId } = request;
  await scope.record(disclosureRefused, requestId, { organisationId, requestId, offerId });
  return {};
}
