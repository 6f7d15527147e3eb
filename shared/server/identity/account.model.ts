import { Model } from 'objection';
import type { Locale } from '#shared/contract/values';

export class AccountModel extends Model {
  static override tableName = 'accounts';
  declare id: string;
  declare email: string;
  declare name: string;
  declare locale: Locale;
  declare passwordHash: string;
  declare lastOrganisationId: string | null;
  declare createdAt: Date;
}
