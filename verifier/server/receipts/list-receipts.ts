import type * as z from 'zod';
import type { KeptReceipt } from '#shared/contracts/verifier/receipts';
import { factsOf, parseReceipt } from '#shared/credentials/consent-receipt';
import { organisationOf, type Scope } from '#shared/server/scope';
import { ConsentReceiptModel } from './consent-receipt.model.ts';

const most = 500;

const describe = ({ id, disclosureId, receipt: text }: ConsentReceiptModel): z.input<typeof KeptReceipt> => {
  const { payload, signatures } = parseReceipt(text);
  const { event, at, purpose, claims } = factsOf(payload);
  return { id, event, at, purpose, claims: [...claims], disclosureId, receipt: { payload, signatures: [...signatures] } };
};

/** The company's side of every receipt, newest first. */
export async function listReceipts(scope: Scope) {
  const found = await ConsentReceiptModel.query(scope.db)
    .where({ organisationId: organisationOf(scope) })
    .orderBy('id', 'desc')
    .limit(most);
  return { items: found.map(describe) };
}
