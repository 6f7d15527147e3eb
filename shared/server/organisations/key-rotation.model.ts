import { Model } from 'objection';
import type { Rotation } from '#shared/contracts/signing-keys';

/** A change of key, from the admin's word to the key in use: where a crash resumes. */
export class KeyRotationModel extends Model {
  static override tableName = 'key_rotations';
  declare id: string;
  declare organisationId: string;
  declare state: Rotation['state'];
  declare oldKid: string;
  declare newKid: string | null;
  declare askedAt: Date;
  declare madeAt: Date | null;
  declare publishedAt: Date | null;
  declare doneAt: Date | null;
}
