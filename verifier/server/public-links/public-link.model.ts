import { Model } from 'objection';

export class PublicLinkModel extends Model {
  static override tableName = 'public_links';
  declare id: string;
  declare holder: string;
  declare ciphertext: string | null;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare withdrawnAt: Date | null;
  declare views: number;
  declare maxViews: number | null;
}
