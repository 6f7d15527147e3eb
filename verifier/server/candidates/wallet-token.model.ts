import { Model } from 'objection';

export class WalletTokenModel extends Model {
  static override tableName = 'wallet_tokens';
  /** SHA-256 of the token. */
  declare id: string;
  declare holder: string;
  declare expiresAt: Date;
}
