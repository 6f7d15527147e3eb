import { Model } from 'objection';
import type { StatusPurpose } from '#shared/credentials/bitstring-status-list';

/** A status list as a W3C bitstring of one purpose, as it was last signed. */
export class BitstringTokenModel extends Model {
  static override tableName = 'bitstring_tokens';
  static override idColumn = ['statusListId', 'purpose'];
  declare organisationId: string;
  declare statusListId: string;
  declare purpose: StatusPurpose;
  declare version: number;
  declare token: string;
  declare signedAt: Date;
}
