import { Model } from 'objection';

export class SkillModel extends Model {
  static override tableName = 'skills';
  declare id: number;
  declare code: string;
  declare achievement: string | null;
  declare label: string;
  declare folded: string;
  declare suggested: boolean;
}
