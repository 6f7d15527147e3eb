import { Model } from 'objection';
import type * as z from 'zod';
import type { OrganisationState } from '#shared/contracts/identity';

/** The little that sign-in shows of an organisation; the organisations module owns the table and alone writes it. */
export class OrganisationNameModel extends Model {
  static override tableName = 'organisations';
  declare id: string;
  declare name: string;
  declare state: z.output<typeof OrganisationState>;
}
