import { notFound } from '#shared/contract/problem';
import type { BodyOf } from '#shared/contract/route';
import { receiptDiffers, receiptTaken, type signReceipt as contract } from '#shared/contracts/verifier/receipts';
import { consentCredential, consentType } from '#shared/credentials/consent-facts';
import { holderKeyOf, joinReceipt, parseReceipt, thumbprint, type ConsentReceipt } from '#shared/credentials/consent-receipt';
import { parseJwt, type Jwt } from '#shared/credentials/jwt';
import { ReceiptRefused } from '#shared/credentials/receipt-refused';
import { Refused } from '#shared/credentials/report';
import { verifyHolderHalf } from '#shared/credentials/verify-consent';
import { nodeCrypto } from '#shared/server/keys/node-crypto';
import { keyOf } from '#shared/server/organisations/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { findAnswered, type Answered } from '../disclosures/index.ts';
import { ConsentReceiptModel } from './consent-receipt.model.ts';
import { factsOfAnswer } from './facts-of-answer.ts';

type Body = BodyOf<typeof contract>;

const orDiffers = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Refused || fault instanceof ReceiptRefused) throw new Refusal(receiptDiffers);
    throw fault;
  }
};

const holderOf = async (half: Jwt): Promise<string> => {
  const jwk = holderKeyOf(half);
  if (!jwk) throw new Refusal(receiptDiffers);
  return thumbprint(jwk, nodeCrypto);
};

const countersign = async (scope: Scope, answered: Answered, { event, half }: Body, holder: string): Promise<ConsentReceipt> => {
  const facts = await factsOfAnswer(scope, answered, event, holder);
  await orDiffers(() => verifyHolderHalf(parseJwt(half), facts, nodeCrypto));
  const key = await keyOf(scope, answered.organisationId);
  const own = await scope.house.keys.signToken(key, consentType, consentCredential(facts));
  // Two texts that differ by one letter do not join.
  return orDiffers(() => joinReceipt(half, own));
};

/**
 * Signs, with the company's key in a signing worker, the receipt that a wallet made of its answer, and keeps it: shared, refused or taken back
 * (ISO/IEC TS 27560). Asked again with the same key, gives the same one. Refuses a secret that opens nothing (404), an event that has not
 * happened, a second key, and a text that is not, to the letter, what the company knows of the answer.
 */
export async function signReceipt(scope: Scope, { body }: { readonly body: Body }): Promise<ConsentReceipt> {
  const half = await orDiffers(() => parseJwt(body.half));
  const holder = await holderOf(half);
  const answered = await findAnswered(scope, body.about);
  if (!answered) throw new Refusal(notFound);
  const { organisationId, request, disclosure } = answered;
  const company = await scope.as({ organisationIds: [organisationId] });
  const { event } = body;
  const kept = await ConsentReceiptModel.query(company.db).findOne({ requestId: request.id, event });
  if (kept && kept.holder !== holder) throw new Refusal(receiptTaken);
  if (kept) return parseReceipt(kept.receipt);
  const receipt = await countersign(company, answered, body, holder);
  await ConsentReceiptModel.query(company.db).insert({
    ...{ organisationId, requestId: request.id, disclosureId: disclosure?.id ?? null },
    ...{ event, holder, receipt: JSON.stringify(receipt), madeAt: scope.now() },
  });
  await company.audit('consent.receipt-signed', 'presentation-request', request.id, { event });
  return receipt;
}
