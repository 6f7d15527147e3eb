import { Model } from 'objection';
import type { SourceKind } from './issuance.model.ts';

/** A fact that was taken back: it earns nothing any more, whichever of the two is heard first. */
export class EndedSourceModel extends Model {
  static override tableName = 'ended_sources';
  static override idColumn = ['organisationId', 'sourceKind', 'sourceId'];
  declare organisationId: string;
  declare sourceKind: SourceKind;
  declare sourceId: string;
  declare endedAt: Date;
}
