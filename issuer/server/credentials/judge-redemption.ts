import { sameSecret } from '#shared/server/random';
import { mostWrongCodes, txHashOf } from './pre-authorised-code.ts';

export interface KeptCode {
  readonly txHash: string | null;
  readonly attempts: number;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export interface Redemption {
  readonly code: string;
  readonly txCode: string | null;
  /** Thumbprint of the key of the DPoP proof. */
  readonly wallet: string | null;
  readonly now: Date;
}

/** `wrong-digits` alone counts as an attempt. */
export type Judgement = 'good' | 'dead' | 'digits-missing' | 'digits-unexpected' | 'wrong-digits' | 'proof-missing';

const isDead = (kept: KeptCode, now: Date): boolean => kept.usedAt !== null || kept.expiresAt <= now || kept.attempts >= mostWrongCodes;

/**
 * Is this code still good, and is who redeems it whom it was made for? After five wrong transaction codes it is dead, even for the right one
 * (OpenID4VCI 1.0 section 13.5.2). A code without digits, asked by a signed-in wallet, gives no
 * token that would work in other hands: it needs a key.
 */
export const judgeRedemption = (kept: KeptCode, { code, txCode, wallet, now }: Redemption): Judgement => {
  if (isDead(kept, now)) return 'dead';
  if (kept.txHash === null) return txCode !== null ? 'digits-unexpected' : wallet === null ? 'proof-missing' : 'good';
  if (txCode === null) return 'digits-missing';
  return sameSecret(txHashOf(code, txCode), kept.txHash) ? 'good' : 'wrong-digits';
};
