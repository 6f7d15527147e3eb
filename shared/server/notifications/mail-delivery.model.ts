import { Model } from 'objection';
import type { Locale } from '#shared/contract/values';

export class MailDeliveryModel extends Model {
  static override tableName = 'mail_deliveries';
  declare id: string;
  declare organisationId: string | null;
  declare template: string;
  declare locale: Locale;
  declare about: string | null;
  /** Address and words, until the message leaves. */
  declare sealed: string | null;
  declare state: 'waiting' | 'sent';
  declare requestedAt: Date;
  declare sentAt: Date | null;
}

export const sealedColumn = 'mail_deliveries.sealed';
