import { Model } from 'objection';
import type * as z from 'zod';
import type { Day, Locale } from '#shared/contract/values';
import type { Ink, OrganisationKind } from '#shared/contracts/organisations';
import type { State } from './organisation-states.ts';

export class OrganisationModel extends Model {
  static override tableName = 'organisations';
  declare id: string;
  declare kind: z.output<typeof OrganisationKind>;
  declare name: string;
  /** Null until approval. */
  declare slug: string | null;
  declare siret: string;
  declare ink: z.output<typeof Ink>;
  declare state: State;
  declare contactName: string;
  declare contactEmail: string;
  declare contactPhone: string | null;
  declare website: string | null;
  declare locale: Locale;
  declare reason: string | null;
  declare did: string | null;
  declare signing: 'did' | 'x5c';
  declare submittedAt: Date;
  declare confirmedAt: Date | null;
  declare decidedAt: Date | null;
  declare approvedAt: Date | null;
  declare closedAt: Date | null;
  declare servedUntil: Day | null;
}
