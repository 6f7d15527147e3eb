/** A consent receipt under two signatures (JWS JSON serialisation, RFC 7515 section 7.2.1): the person's wallet first, then the company. */
import { decodeText, encodeText } from './base64url.ts';
import { consentCredential, consentType, readConsent, type ConsentFacts } from './consent-facts.ts';
import { isList, isObject, parseJwt, publicJwkOf, signJwt, type Jwt } from './jwt.ts';
import type { CryptoPort, PublicJwk, Sign } from './ports.ts';
import { ReceiptRefused } from './receipt-refused.ts';

const mostCharacters = 64 * 1024;

export interface SignedHalf {
  readonly protected: string;
  readonly signature: string;
}
/** What both sides keep and anyone may check. */
export interface ConsentReceipt {
  readonly payload: string;
  readonly signatures: readonly SignedHalf[];
}

/** RFC 7638. */
export const thumbprint = async ({ crv, kty, x, y }: PublicJwk, crypto: CryptoPort): Promise<string> =>
  (await crypto.digests([JSON.stringify({ crv, kty, x, y })]))[0]!;

/** The wallet's half: a compact JWS over the receipt, its key in the header. */
export const signConsent = (facts: ConsentFacts, jwk: PublicJwk, sign: Sign): Promise<string> => {
  const { kty, crv, x, y } = jwk;
  return signJwt({ typ: consentType, jwk: { kty, crv, x, y } }, consentCredential(facts), sign);
};

const halfOf = (compact: string): SignedHalf & { readonly payload: string } => {
  const [header = '', payload = '', signature = ''] = compact.split('.');
  return { protected: header, payload, signature };
};

/** Two halves of one text. Refuses (`receipt-swapped`) halves of two different receipts. */
export const joinReceipt = (wallet: string, company: string): ConsentReceipt => {
  const [one, other] = [halfOf(wallet), halfOf(company)];
  if (one.payload !== other.payload) throw new ReceiptRefused('receipt-swapped');
  const signatures = [one, other].map(({ protected: header, signature }) => ({ protected: header, signature }));
  return { payload: one.payload, signatures };
};

/** What the next receipt about the same answer names as the one before it. */
export const receiptDigest = async ({ payload }: ConsentReceipt, crypto: CryptoPort): Promise<string> =>
  (await crypto.digests([payload]))[0]!;

const isHalf = (one: unknown): one is SignedHalf =>
  isObject(one) && Object.keys(one).length === 2 && typeof one['protected'] === 'string' && typeof one['signature'] === 'string';

/** Reads the file. Refuses what is no receipt in form; verifies nothing. */
export const parseReceipt = (text: string): ConsentReceipt => {
  if (text.length > mostCharacters) throw new ReceiptRefused('receipt-malformed');
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new ReceiptRefused('receipt-malformed');
  }
  if (!isObject(read) || typeof read['payload'] !== 'string' || !isList(read['signatures'])) throw new ReceiptRefused('receipt-malformed');
  const { payload, signatures, ...more } = read;
  if (Object.keys(more).length > 0 || !signatures.every(isHalf)) throw new ReceiptRefused('receipt-malformed');
  return { payload, signatures };
};

/** Each signature with what it signs. */
export const halvesOf = ({ payload, signatures }: ConsentReceipt): readonly Jwt[] =>
  signatures.map((half) => {
    try {
      return parseJwt(`${half.protected}.${payload}.${half.signature}`);
    } catch {
      throw new ReceiptRefused('receipt-malformed');
    }
  });

/** The key in the wallet's header; null in any other. */
export const holderKeyOf = ({ header }: Jwt): PublicJwk | null => publicJwkOf(header['jwk']);

/** What the payload says, as text and as facts. Refuses anything that is not a receipt to the letter. */
export const factsOf = (payload: string): ConsentFacts => {
  const [jwt] = halvesOf({ payload, signatures: [{ protected: encodeText('{}'), signature: 'none' }] });
  const facts = readConsent(jwt!.payload);
  if (!facts || JSON.stringify(consentCredential(facts)) !== decodeText(payload)) throw new ReceiptRefused('receipt-malformed');
  return facts;
};
