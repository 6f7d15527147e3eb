import { Model } from 'objection';

export class SignInModel extends Model {
  static override tableName = 'sign_ins';
  declare id: string;
  declare accountId: string;
  declare tokenHash: string;
  declare organisationId: string | null;
  declare startedAt: Date;
  declare lastSeenAt: Date;
  declare expiresAt: Date;
  declare endedAt: Date | null;
}
