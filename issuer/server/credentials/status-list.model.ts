import { Model } from 'objection';

/** A published list of statuses and the signed token that shows it. */
export class StatusListModel extends Model {
  static override tableName = 'status_lists';
  declare id: string;
  declare organisationId: string;
  declare kid: string;
  declare entries: number;
  declare nextSequence: number;
  declare sealedSecret: string;
  declare version: number;
  declare token: string | null;
  declare tokenVersion: number | null;
  declare tokenSignedAt: Date | null;
}
