import type * as z from 'zod';
import type { WalletState as Schema } from '#shared/contracts/issuer/people';

export type WalletState = z.output<typeof Schema>;

export interface WalletHistory {
  /** The latest connection, open or closed. */
  readonly connection: { readonly closedAt: Date | null; readonly closeReason: string | null } | null;
  /** When the latest invitation was made. */
  readonly invitedAt: Date | null;
}

/** An open connection wins; a lost wallet says so until another connects; otherwise a link sent since the last closing counts. */
export const walletState = ({ connection, invitedAt }: WalletHistory): WalletState => {
  if (connection?.closedAt === null) return 'connected';
  if (connection?.closeReason === 'lost') return 'lost';
  if (invitedAt === null) return 'none';
  return connection && invitedAt <= connection.closedAt ? 'none' : 'invited';
};
