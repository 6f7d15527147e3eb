/** The SHA-256 of what a wallet answered: what a consent receipt is about. Computed by both sides from the bytes that went over. */
import type { CryptoPort } from './ports.ts';

export type Answer =
  | { readonly vpToken: Readonly<Record<string, readonly string[]>> }
  /** OpenID4VP 1.0 section 8.5, with the request's own state. */
  | { readonly error: string; readonly state: string };

const ascii = (text: string): string => text.replace(/[^ -~]/gu, (sign) => `\\u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`);

const textOf = (answer: Answer): string =>
  JSON.stringify(
    'error' in answer ? [answer.error, answer.state] : Object.entries(answer.vpToken).sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** base64url; the order in which credentials were answered for does not matter. */
export const answerDigest = async (answer: Answer, crypto: CryptoPort): Promise<string> =>
  (await crypto.digests([ascii(textOf(answer))]))[0]!;
