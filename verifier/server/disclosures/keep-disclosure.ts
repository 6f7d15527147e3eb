import { disclosureReceived } from '#shared/contracts/verifier/disclosures';
import { namedClaims } from '#shared/credentials/named-claims';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import type { Scope } from '#shared/server/scope';
import { DisclosureKeyModel } from './disclosure-key.model.ts';
import { DisclosureModel } from './disclosure.model.ts';
import type { KeptCredential } from './keep-content.ts';
import type { PresentationRequestModel } from './presentation-request.model.ts';
import { worstVerdict } from './worst-verdict.ts';

const dayMs = 86_400_000;

export interface Kept {
  readonly id: string;
  readonly receiptHash: string;
  readonly sealed: string;
  readonly sealedKey: string;
  readonly content: readonly KeptCredential[];
}

/** Gives a company what was disclosed to it, sealed under a key of its own, and tells it. The scope's tenant is the company. */
export async function keepDisclosure(scope: Scope, request: PresentationRequestModel, kept: Kept): Promise<void> {
  const { organisationId, offerId, holder, handle, purpose, id: requestId } = request;
  const { id, receiptHash, sealed, sealedKey, content } = kept;
  await DisclosureModel.query(scope.db).insert({
    ...{ id, organisationId, requestId, offerId, holder, handle, purpose, sealed, receiptHash },
    claims: [...(await namedClaims(content, nodeCrypto))],
    state: 'received',
    verdict: worstVerdict(content.map((one) => one.report)),
    receivedAt: scope.now(),
    keptUntil: new Date(scope.now().getTime() + request.retentionDays * dayMs),
    withdrawnAt: null,
  });
  await DisclosureKeyModel.query(scope.db).insert({ disclosureId: id, organisationId, sealedKey });
  await scope.record(disclosureReceived, id, { organisationId, disclosureId: id, requestId, offerId });
  await scope.audit('disclosure.received', 'disclosure', id, { credentials: content.length });
}
