import { Model } from 'objection';

/** One search row per published profile (design B5). */
export class CandidateSearchModel extends Model {
  static override tableName = 'candidate_search';
  static override idColumn = 'candidateId';
  declare candidateId: string;
  declare tok: number[];
  declare lastValidOn: string;
  declare availableMonth: number;
}
