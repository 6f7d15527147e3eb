import { receiptEarly } from '#shared/contracts/verifier/receipts';
import type { ConsentEvent, ConsentFacts } from '#shared/credentials/consent-facts';
import { factsOf, parseReceipt, receiptDigest } from '#shared/credentials/consent-receipt';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { findOrganisation } from '#shared/server/organisations/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import type { Answered } from '../disclosures/index.ts';
import { ConsentReceiptModel } from './consent-receipt.model.ts';

const dateOf = ({ request, disclosure }: Answered, event: ConsentEvent): Date | null => {
  if (event === 'refused') return request.state === 'refused' ? request.answeredAt : null;
  if (!disclosure) return null;
  return event === 'given' ? request.answeredAt : disclosure.withdrawnAt;
};

/** The first receipt about the same answer: the next one names it, and the company as it was called then. */
const before = async (scope: Scope, requestId: string) => {
  const found = await ConsentReceiptModel.query(scope.db).findOne({ requestId, event: 'given' });
  if (!found) return null;
  const receipt = parseReceipt(found.receipt);
  return { digest: await receiptDigest(receipt, nodeCrypto), facts: factsOf(receipt.payload) };
};

const controllerOf = async (scope: Scope, organisationId: string): Promise<ConsentFacts['controller']> => {
  const company = await findOrganisation(scope, organisationId);
  if (!company?.did) throw new Error('a company without a DID was answered');
  return { did: company.did, name: company.name, siret: company.siret };
};

/**
 * What a receipt of this answer must say, from what the company holds and not from what the wallet tells. The scope's tenant is the company.
 * Refuses an event that has not happened, and an answer that still waits for its way back.
 */
export async function factsOfAnswer(scope: Scope, answered: Answered, event: ConsentEvent, holder: string): Promise<ConsentFacts> {
  const { organisationId, request, disclosure } = answered;
  const at = dateOf(answered, event);
  if (at === null || request.answerHash === null) throw new Refusal(receiptEarly);
  const earlier = event === 'withdrawn' ? await before(scope, request.id) : null;
  return {
    ...{ event, holder, at: at.toISOString(), answer: request.answerHash, previous: earlier?.digest ?? null },
    controller: earlier?.facts.controller ?? (await controllerOf(scope, organisationId)),
    purpose: request.purpose,
    claims: disclosure ? disclosure.claims.toSorted() : [],
    retentionDays: request.retentionDays,
    service: new URL(scope.house.config.publicUrl).origin,
  };
}
