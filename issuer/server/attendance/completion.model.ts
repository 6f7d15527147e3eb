import { Model } from 'objection';
import { tenantModifiers } from '#shared/server/of-organisation';

/** One signed half-day under a root, as it was hashed. */
export class CompletionLeafModel extends Model {
  static override tableName = 'completion_leaves';
  static override idColumn = ['completionId', 'place'];
  static override modifiers = tenantModifiers;
  declare organisationId: string;
  declare completionId: string;
  declare place: number;
  declare leaf: string;
}

/** A certificate, ever: rows are only added, the latest of an enrolment counts. */
export class CompletionModel extends Model {
  static override tableName = 'completions';
  static override modifiers = tenantModifiers;
  declare id: string;
  declare seq: string;
  declare organisationId: string;
  declare sessionId: string;
  declare enrolmentId: string;
  declare personId: string;
  declare root: string;
  declare halfDays: number;
  declare minutes: number;
  declare plannedMinutes: number;
  declare replacesId: string | null;
  declare reason: string | null;
  declare issuedAt: Date;
  declare issuedBy: string;
  declare issuedByName: string;
}
