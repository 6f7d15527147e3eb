import { Model } from 'objection';

/** Reference data of ROME: read-only for the application's role. */
export class OccupationModel extends Model {
  static override tableName = 'occupations';
  static override idColumn = 'code';
  declare code: string;
  declare label: string;
  declare domain: string;
  declare definition: string | null;
  declare retiredOn: string | null;
}

/** The job titles of an occupation, by which people look for it. */
export class AppellationModel extends Model {
  static override tableName = 'appellations';
  static override idColumn = 'code';
  declare code: string;
  declare occupationCode: string;
  declare label: string;
  declare retiredOn: string | null;
}

export class CatalogueVersionModel extends Model {
  static override tableName = 'catalogue_versions';
  static override idColumn = 'referential';
  declare referential: string;
  declare version: string;
}
