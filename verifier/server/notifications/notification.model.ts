import { Model } from 'objection';

export class NotificationModel extends Model {
  static override tableName = 'notifications';
  declare id: string;
  declare organisationId: string;
  declare accountId: string;
  declare factId: string;
  declare kind: 'disclosure-received' | 'disclosure-withdrawn' | 'offer-refused' | 'status-changed' | 'erasure-asked' | 'erasure-due';
  declare subjectId: string;
  declare at: Date;
  declare readAt: Date | null;
}
export type NotificationKind = NotificationModel['kind'];
