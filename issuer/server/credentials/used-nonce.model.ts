import { Model } from 'objection';

export class UsedNonceModel extends Model {
  static override tableName = 'used_nonces';
  static override idColumn = ['organisationId', 'nonceHash'];
  declare organisationId: string;
  declare nonceHash: string;
  declare expiresAt: Date;
}
