import { Model } from 'objection';

export class PersonModel extends Model {
  static override tableName = 'persons';
  declare id: string;
  declare givenName: string;
  declare familyName: string;
  declare createdAt: Date;
}

/** The tenant edge: which organisation knows which person, and by which address it writes to them. */
export class PersonOrganisationModel extends Model {
  static override tableName = 'person_organisations';
  static override idColumn = ['organisationId', 'personId'];
  declare organisationId: string;
  declare personId: string;
  declare email: string;
  declare since: string;
}
