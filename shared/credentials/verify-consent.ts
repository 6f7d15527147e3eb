/** Checks a consent receipt: both signatures, by the right keys, over one text that says no value, about the answer it names. */
import { consentType, type ConsentFacts } from './consent-facts.ts';
import { factsOf, halvesOf, holderKeyOf, thumbprint, type ConsentReceipt } from './consent-receipt.ts';
import type { DidResolver } from './did.ts';
import { assertHeader, verifyJwt, type Jwt } from './jwt.ts';
import type { CryptoPort } from './ports.ts';
import type { Trust } from './registry.ts';
import { ReceiptRefused, type ReceiptFault } from './receipt-refused.ts';
import { Refused } from './report.ts';
import { verifyByDid } from './verify-issuer-jwt.ts';

export interface ConsentPorts {
  readonly crypto: CryptoPort;
  readonly resolver: DidResolver;
  /** Vouches for companies; without it only the signatures are checked. */
  readonly trust?: Trust;
  /** Told each check as it passes, in the order of `consentChecks`. */
  readonly passed?: (check: ConsentCheck) => void;
}

/** What a receipt goes through: its text, two halves of it, the person's, the company's, and who the company is. */
export const consentChecks = ['receipt-form', 'receipt-halves', 'receipt-holder', 'receipt-company', 'receipt-registry'] as const;
export type ConsentCheck = (typeof consentChecks)[number];

const refusing = async <T>(why: ReceiptFault, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof Refused) throw new ReceiptRefused(why);
    throw fault;
  }
};

/** The wallet's half alone: what a company countersigns. Refuses another key than the one the receipt names. */
export const verifyHolderHalf = async (half: Jwt, facts: ConsentFacts, crypto: CryptoPort): Promise<void> => {
  const jwk = holderKeyOf(half);
  if (!jwk) throw new ReceiptRefused('receipt-half-signed');
  if ((await thumbprint(jwk, crypto)) !== facts.holder) throw new ReceiptRefused('receipt-swapped');
  await refusing('receipt-holder-signature', async () => {
    assertHeader(half.header, consentType);
    if (!(await verifyJwt(half, jwk, crypto))) throw new Refused('bad-signature');
  });
};

const verifyCompanyHalf = async (half: Jwt, { controller }: ConsentFacts, ports: ConsentPorts): Promise<void> => {
  const kid = half.header['kid'];
  if (typeof kid !== 'string' || kid.split('#')[0] !== controller.did) throw new ReceiptRefused('receipt-swapped');
  await refusing('receipt-company-signature', () => verifyByDid(half, consentType, controller.did, ports));
  ports.passed?.('receipt-company');
};

const verifyCompany = async ({ controller }: ConsentFacts, { trust, passed }: ConsentPorts): Promise<void> => {
  const known = await trust?.(controller.did);
  if (known?.outcome === 'unknown') throw new ReceiptRefused('receipt-company-unknown');
  if (known?.outcome === 'trusted' && !known.stale) passed?.('receipt-registry');
};

/**
 * Verifies a receipt and gives what it says. Refuses, each by its own word: another shape or a value (`receipt-malformed`), one signature only
 * or one side twice (`receipt-half-signed`), a key of somebody else (`receipt-swapped`), a text changed after it was signed, a company nobody
 * knows, and another answer than `answer`. Throws `Unreachable` when the company's key cannot be had.
 */
export const verifyConsent = async (receipt: ConsentReceipt, ports: ConsentPorts, answer?: string): Promise<ConsentFacts> => {
  const facts = factsOf(receipt.payload);
  const halves = halvesOf(receipt);
  ports.passed?.('receipt-form');
  const [wallet, company] = [halves.filter((half) => holderKeyOf(half)), halves.filter((half) => !holderKeyOf(half))];
  if (halves.length !== 2 || wallet.length !== 1 || company.length !== 1) throw new ReceiptRefused('receipt-half-signed');
  ports.passed?.('receipt-halves');
  await verifyHolderHalf(wallet[0]!, facts, ports.crypto);
  ports.passed?.('receipt-holder');
  await verifyCompanyHalf(company[0]!, facts, ports);
  await verifyCompany(facts, ports);
  if (answer !== undefined && facts.answer !== answer) throw new ReceiptRefused('receipt-other-answer');
  return facts;
};
