import { Model } from 'objection';
import type { RsaPublicJwk } from '#shared/server/keys/keys';

/** The RSA key of an organisation, for badges. */
export class BadgeKeyModel extends Model {
  static override tableName = 'badge_keys';
  declare id: string;
  declare organisationId: string;
  declare kid: string;
  declare did: string;
  declare publicJwk: RsaPublicJwk;
  declare wrapped: string;
  declare madeAt: Date;
}
