import { Model } from 'objection';
import type { KeyAlgorithm, Rotation } from '#shared/contracts/signing-keys';

/** A change of key, from the admin's word to the key in use: where a crash resumes. */
export class KeyRotationModel extends Model {
  static override tableName = 'key_rotations';
  declare id: string;
  declare organisationId: string;
  /** Which of its keys is changed. */
  declare algorithm: KeyAlgorithm;
  declare state: Rotation['state'];
  declare oldKid: string;
  declare newKid: string | null;
  declare askedAt: Date;
  declare madeAt: Date | null;
  declare publishedAt: Date | null;
  declare doneAt: Date | null;
}
