import { Model } from 'objection';

/** An access token for one issuance; only its hash is kept. */
export class OfferTokenModel extends Model {
  static override tableName = 'offer_tokens';
  declare id: string;
  declare organisationId: string;
  declare issuanceId: string;
  declare tokenHash: string;
  declare wallet: string | null;
  declare expiresAt: Date;
}
