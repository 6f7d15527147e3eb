import { Model } from 'objection';
import type { Locale } from '#shared/contract/values';
import { tenantModifiers } from '#shared/server/of-organisation';

export class EnrolmentModel extends Model {
  static override tableName = 'enrolments';
  static override modifiers = tenantModifiers;
  declare id: string;
  declare organisationId: string;
  declare sessionId: string;
  declare personId: string;
  declare state: 'active' | 'withdrawn';
  declare enrolledAt: Date;
  declare withdrawnAt: Date | null;
  declare invitedAt: Date | null;
  declare locale: Locale;
}
