import { Model } from 'objection';
import type * as z from 'zod';
import type { CompetenceNature } from '#shared/contracts/issuer/catalogue';

export class CatalogueCompetenceModel extends Model {
  static override tableName = 'catalogue_competences';
  static override idColumn = 'code';
  declare code: string;
  declare label: string;
  declare nature: z.output<typeof CompetenceNature>;
  declare retiredOn: string | null;
}

export class OccupationCompetenceModel extends Model {
  static override tableName = 'occupation_competences';
  static override idColumn = ['occupationCode', 'competenceCode'];
  declare occupationCode: string;
  declare competenceCode: string;
  declare core: boolean;
}
