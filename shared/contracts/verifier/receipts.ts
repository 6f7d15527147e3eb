import * as z from 'zod';
import { problem } from '#shared/contract/problem';
import { route } from '#shared/contract/route';
import { id, Instant } from '#shared/contract/values';
import { DisclosureId } from './disclosures.ts';

/** Consent receipts: ISO/IEC TS 27560 records that the wallet and the company both sign (shared/credentials/consent-receipt.ts). */

export const ConsentReceiptId = id<'ConsentReceipt'>('Reçu de consentement');
/** 256 bits, base64url: the code of a request, the receipt of a sharing. */
const Secret = z.string().regex(/^[\w-]{43}$/u);
const Half = z.object({ protected: z.string().max(4000), signature: z.string().max(200) });
export const SignedReceipt = z.object({ payload: z.string().max(32_000), signatures: z.array(Half).length(2) });
export const ConsentEvent = z.enum(['given', 'refused', 'withdrawn']);

/** What was answered: a sharing, by its receipt, or a request, by the code of its address. */
export const AnsweredBy = z.union([z.object({ disclosureId: DisclosureId, receipt: Secret }), z.object({ code: Secret })]);
export type AnsweredBy = z.output<typeof AnsweredBy>;

export const receiptEarly = problem(
  'receipt-early',
  409,
  'L’entreprise n’a pas encore reçu cette réponse\u00a0: le reçu sera signé quand elle l’aura',
  'The company has not received this answer yet: the receipt will be signed once it has',
);
export const receiptTaken = problem(
  'receipt-taken',
  409,
  'Un reçu existe déjà pour cette réponse, signé d’une autre clé',
  'A receipt exists already for this answer, signed with another key',
);
export const receiptDiffers = problem(
  'receipt-differs',
  422,
  'Ce reçu ne dit pas ce qui a été répondu\u00a0: l’entreprise ne le signe pas',
  'This receipt does not say what was answered: the company does not sign it',
);

export const signReceipt = route({
  method: 'POST',
  path: '/api/v1/wallet/consent-receipts',
  summary: 'The company countersigns the wallet’s receipt of an answer, and both keep it',
  allow: 'public',
  body: z.object({ about: AnsweredBy, event: ConsentEvent, half: z.string().max(40_000) }),
  reply: SignedReceipt,
  refuses: [receiptEarly, receiptTaken, receiptDiffers],
  limit: { points: 60, seconds: 60, per: 'address' },
});

export const KeptReceipt = z.object({
  id: ConsentReceiptId,
  event: ConsentEvent,
  at: Instant,
  purpose: z.string(),
  claims: z.array(z.string()),
  disclosureId: DisclosureId.nullable(),
  receipt: SignedReceipt,
});
export type KeptReceipt = z.output<typeof KeptReceipt>;
export const listReceipts = route({
  method: 'GET',
  path: '/api/v1/consent-receipts',
  summary: 'Receipts of consents given, refused and withdrawn, as both sides signed them',
  allow: 'disclosure:read:own',
  reply: z.object({ items: z.array(KeptReceipt) }),
});
