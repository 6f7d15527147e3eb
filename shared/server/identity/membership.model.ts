import { Model } from 'objection';
import type { Role } from '#shared/contracts/identity';

export class MembershipModel extends Model {
  static override tableName = 'memberships';
  declare id: string;
  declare accountId: string;
  /** Null names the platform. */
  declare organisationId: string | null;
  declare role: Role;
  declare createdAt: Date;
}
