import { Model } from 'objection';
import type { Locale } from '#shared/contract/values';

export class WalletInvitationModel extends Model {
  static override tableName = 'wallet_invitations';
  declare id: string;
  declare organisationId: string;
  declare personId: string;
  declare codeHash: string;
  declare purpose: 'connect' | 'replace' | 'device';
  declare createdAt: Date;
  declare expiresAt: Date;
  declare usedAt: Date | null;
  declare endedAt: Date | null;
}

export type CloseReason = 'lost' | 'replaced' | 'disconnected' | 'refresh-reused' | 'recovered' | 'removed';

export class WalletConnectionModel extends Model {
  static override tableName = 'wallet_connections';
  declare id: string;
  declare organisationId: string;
  declare personId: string;
  declare thumbprint: string;
  declare connectedAt: Date;
  declare closedAt: Date | null;
  declare closeReason: CloseReason | null;
  declare recoveryHash: string | null;
  /** What it calls itself; null for those connected before it was asked. */
  declare device: string | null;
  /** What its wallet spoke last: the language of letters. Null for connections made before it was asked. */
  declare locale: Locale | null;
}

export class WalletTokenModel extends Model {
  static override tableName = 'wallet_tokens';
  declare id: string;
  declare organisationId: string;
  declare connectionId: string;
  declare kind: 'access' | 'refresh';
  declare tokenHash: string;
  declare issuedAt: Date;
  declare expiresAt: Date;
  declare usedAt: Date | null;
  declare attemptHash: string | null;
}
