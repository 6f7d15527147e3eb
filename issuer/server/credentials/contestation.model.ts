import { Model } from 'objection';
import type * as z from 'zod';
import type { ContestationState } from '#shared/contracts/issuer/contestations';
import { tenantModifiers } from '#shared/server/of-organisation';
import type { SourceKind } from './issuance.model.ts';

/** What a holder contests: the fact that earned a credential, so that it follows from one credential to the next. */
export class ContestationModel extends Model {
  static override tableName = 'contestations';
  static override modifiers = tenantModifiers;
  declare id: string;
  declare organisationId: string;
  declare personId: string;
  declare sourceKind: SourceKind;
  declare sourceId: string;
  declare sealedWords: string;
  declare state: z.output<typeof ContestationState>;
  declare contestedAt: Date;
  declare answer: string | null;
  declare answeredAt: Date | null;
  declare answeredByName: string | null;
}
