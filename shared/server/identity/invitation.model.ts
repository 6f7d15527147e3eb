import { Model } from 'objection';
import type { Role } from '#shared/contracts/identity';

export class InvitationModel extends Model {
  static override tableName = 'invitations';
  declare id: string;
  declare organisationId: string | null;
  declare email: string;
  declare name: string;
  declare role: Role;
  declare tokenHash: string;
  declare sentAt: Date;
  declare expiresAt: Date;
}
