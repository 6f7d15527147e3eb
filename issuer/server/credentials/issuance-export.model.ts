import { Model } from 'objection';

/** A file made of a credential: its own status index, so that it falls with the credential. */
export class IssuanceExportModel extends Model {
  static override tableName = 'issuance_exports';
  declare id: string;
  declare organisationId: string;
  declare issuanceId: string;
  declare format: string;
  declare statusListId: string;
  declare statusIndex: number;
  declare status: number;
  declare madeAt: Date;
  /** As it was signed; null until it is asked for, and once it has ended. */
  declare sealedDocument: string | null;
}
