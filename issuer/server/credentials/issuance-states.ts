import type * as z from 'zod';
import type { IssuanceState as StateSchema } from '#shared/contracts/issuer/credentials';

export type IssuanceState = z.output<typeof StateSchema>;

/** From a state to those it may lead to; a state that leads nowhere is an end (credentials are never brought back from revocation: ARF VCR_04). */
export const issuanceTransitions: Readonly<Record<IssuanceState, readonly IssuanceState[]>> = {
  offered: ['claimed', 'cancelled'],
  claimed: ['signed', 'cancelled'],
  signed: ['delivered', 'suspended', 'revoked', 'replaced'],
  delivered: ['suspended', 'revoked', 'replaced'],
  suspended: ['signed', 'delivered', 'revoked', 'replaced'],
  revoked: [],
  replaced: [],
  cancelled: [],
};

export const mayMove = (from: IssuanceState, to: IssuanceState): boolean => issuanceTransitions[from].includes(to);

/** Nothing is signed yet: it may be cancelled, and an offer may be made. */
export const waits = (state: IssuanceState): boolean => state === 'offered' || state === 'claimed';

/** Signed and still good: a revocation must reach the status list. */
export const stands = (state: IssuanceState): boolean => state === 'signed' || state === 'delivered' || state === 'suspended';
