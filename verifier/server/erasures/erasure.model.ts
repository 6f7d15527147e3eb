import { Model } from 'objection';

export class ErasureModel extends Model {
  static override tableName = 'erasures';
  declare id: string;
  declare organisationId: string;
  declare disclosureId: string;
  declare purpose: string;
  declare claims: string[];
  declare receivedAt: Date;
  declare askedAt: Date;
  /** A day in France, `YYYY-MM-DD`. */
  declare dueOn: string;
  declare state: 'asked' | 'done' | 'declined';
  declare answeredAt: Date | null;
  declare reason: string | null;
  /** When its company was told that its day comes. */
  declare remindedAt: Date | null;
}
