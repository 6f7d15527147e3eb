import { Model } from 'objection';
import { tenantModifiers } from '#shared/server/of-organisation';
import type { EndorsementState } from './endorsement-states.ts';

/** What a person asks this organism to endorse of an experience from elsewhere. */
export class EndorsementModel extends Model {
  static override tableName = 'endorsements';
  static override modifiers = tenantModifiers;
  declare id: string;
  declare organisationId: string;
  declare personId: string;
  declare declaration: string;
  declare sealedRequest: string;
  declare sealedFile: string | null;
  declare state: EndorsementState;
  declare askedAt: Date;
  declare endorsed: number[];
  declare answer: string | null;
  declare decidedAt: Date | null;
  declare decidedBy: string | null;
  declare decidedByName: string | null;
  declare decidedByRole: string | null;
  declare withdrawnAt: Date | null;
  declare withdrawnReason: string | null;
}
