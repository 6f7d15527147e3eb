import { Model } from 'objection';

export class OutsideIssuerModel extends Model {
  static override tableName = 'outside_issuers';
  declare id: string;
  declare did: string;
  declare name: string;
  declare siret: string | null;
  declare since: Date;
}
