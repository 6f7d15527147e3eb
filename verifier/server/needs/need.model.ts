import { Model } from 'objection';

export class NeedModel extends Model {
  static override tableName = 'needs';
  declare id: string;
  declare organisationId: string;
  declare purpose: string;
  /** `competence.level`: names of the catalogue, sorted. */
  declare claims: string[];
  declare state: 'waiting' | 'approved' | 'refused';
  declare declaredAt: Date;
  declare decidedAt: Date | null;
  declare reason: string | null;
}
