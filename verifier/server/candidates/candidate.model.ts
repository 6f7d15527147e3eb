import { Model } from 'objection';
import { CandidateCompetenceModel } from './candidate-competence.model.ts';

export class CandidateModel extends Model {
  static override tableName = 'candidates';
  declare id: string;
  declare holder: string;
  declare visibility: 'masked' | 'named';
  declare department: string;
  declare situation: 'searching' | 'open' | 'in-training' | 'employed';
  declare availableFrom: string | null;
  declare sealedName: string | null;
  declare publishedOn: string;
  declare updatedAt: Date;
  declare competences: CandidateCompetenceModel[];

  static override relationMappings = () => ({
    competences: {
      relation: Model.HasManyRelation,
      modelClass: CandidateCompetenceModel,
      join: { from: 'candidates.id', to: 'candidate_competences.candidateId' },
    },
  });
}

export const sealedNameColumn = 'candidates.sealed_name';
