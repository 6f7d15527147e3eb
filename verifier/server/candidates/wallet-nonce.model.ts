import { Model } from 'objection';

export class WalletNonceModel extends Model {
  static override tableName = 'wallet_nonces';
  /** SHA-256 of the nonce. */
  declare id: string;
  declare purpose: 'sign-in' | 'profile';
  declare holder: string | null;
  declare expiresAt: Date;
}
