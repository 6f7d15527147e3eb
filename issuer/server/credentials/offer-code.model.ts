import { Model } from 'objection';

/** `collect`: the copies of an offer; `refill`: more copies of what the wallet holds. */
export type CodePurpose = 'collect' | 'refill';

/** A pre-authorised code: only hashes are kept. */
export class OfferCodeModel extends Model {
  static override tableName = 'offer_codes';
  declare id: string;
  declare organisationId: string;
  declare issuanceId: string;
  declare offerHash: string | null;
  declare codeHash: string;
  declare txHash: string | null;
  declare attempts: number;
  declare expiresAt: Date;
  declare usedAt: Date | null;
  declare purpose: CodePurpose;
  /** Of the signed-in wallet it was made for; null when that is not known. */
  declare connectionId: string | null;
}
