import { Model } from 'objection';
import type { Mark } from '#shared/contracts/issuer/attendance';
import { tenantModifiers } from '#shared/server/of-organisation';

/** One mark, ever: rows are only added, the latest of a trainee counts. */
export class MarkModel extends Model {
  static override tableName = 'attendance_marks';
  static override modifiers = tenantModifiers;
  declare id: string;
  declare seq: string;
  declare organisationId: string;
  declare halfDayId: string;
  declare enrolmentId: string;
  declare mark: Mark;
  declare minutes: number | null;
  declare reason: string | null;
  declare replacesId: string | null;
  declare recordedAt: Date;
  declare recordedBy: string;
  declare recordedByName: string;
}
