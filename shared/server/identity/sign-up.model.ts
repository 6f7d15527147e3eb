import { Model } from 'objection';
import type { Locale } from '#shared/contract/values';

/** A first account that waits for its address to be confirmed. */
export class SignUpModel extends Model {
  static override tableName = 'sign_ups';
  declare id: string;
  declare organisationId: string;
  declare email: string;
  declare name: string;
  declare locale: Locale;
  declare passwordHash: string;
  declare tokenHash: string;
  declare expiresAt: Date;
}
