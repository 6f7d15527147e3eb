import { Model } from 'objection';

export class AccountTokenModel extends Model {
  static override tableName = 'account_tokens';
  declare id: string;
  declare accountId: string;
  declare purpose: 'password-reset';
  declare tokenHash: string;
  declare expiresAt: Date;
  declare usedAt: Date | null;
}
