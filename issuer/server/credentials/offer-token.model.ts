import { Model } from 'objection';
import type { CodePurpose } from './offer-code.model.ts';

/** An access token and one issuance it opens, of one or several; only its hash is kept. */
export class OfferTokenModel extends Model {
  static override tableName = 'offer_tokens';
  declare id: string;
  declare organisationId: string;
  declare issuanceId: string;
  declare tokenHash: string;
  declare wallet: string | null;
  declare expiresAt: Date;
  declare purpose: CodePurpose;
  /** Of the signed-in wallet it was made for; null when that is not known. */
  declare connectionId: string | null;
  declare named: boolean;
}
