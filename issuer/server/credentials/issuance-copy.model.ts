import { Model } from 'objection';

/** One copy of a credential: own holder key, salts and status index, so that two readers cannot join what they saw. */
export class IssuanceCopyModel extends Model {
  static override tableName = 'issuance_copies';
  declare id: string;
  declare organisationId: string;
  declare issuanceId: string;
  declare number: number;
  declare statusListId: string;
  declare statusIndex: number;
  declare status: number;
  declare holder: string | null;
  /** The device it was signed for; null when that is not known. */
  declare connectionId: string | null;
  declare sealedCredential: string | null;
}
