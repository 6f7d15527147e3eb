import { Model } from 'objection';

export class ApiKeyModel extends Model {
  static override tableName = 'api_keys';
  declare id: string;
  declare organisationId: string;
  declare name: string;
  declare ending: string;
  /** SHA-256 of the key. */
  declare keyHash: string;
  declare createdAt: Date;
  declare lastUsedAt: Date | null;
  declare revokedAt: Date | null;
}
