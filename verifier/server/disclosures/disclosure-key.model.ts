import { Model } from 'objection';

/** The data key of one disclosure, itself sealed: without it nothing of what was shared can be read again. */
export class DisclosureKeyModel extends Model {
  static override tableName = 'disclosure_keys';
  static override idColumn = 'disclosureId';
  declare disclosureId: string;
  declare organisationId: string;
  declare sealedKey: string;
}

export const dataKeyColumn = 'disclosure_keys.sealed_key';
