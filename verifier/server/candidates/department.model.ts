import { Model } from 'objection';

export class DepartmentModel extends Model {
  static override tableName = 'departments';
  declare code: string;
  declare name: string;
  declare region: string;
}
