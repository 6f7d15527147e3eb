import { Model } from 'objection';
import type { Fate } from '../verification/index.ts';
import { SkillModel } from './skill.model.ts';

export class CandidateCompetenceModel extends Model {
  static override tableName = 'candidate_competences';
  declare id: string;
  declare candidateId: string;
  declare holder: string;
  declare skillId: number;
  declare label: string;
  declare level: string | null;
  declare normalised: number | null;
  declare issuerDid: string;
  declare issuerName: string;
  declare validatedOn: string | null;
  declare expiresAt: Date | null;
  declare statusUri: string | null;
  declare statusIndex: number | null;
  declare verdict: 'verified' | 'to-check' | 'refused';
  /** Why it no longer stands, when a check since said so. */
  declare fate: Fate | null;
  declare checkedAt: Date;
  declare skill: SkillModel;

  static override relationMappings = () => ({
    skill: {
      relation: Model.BelongsToOneRelation,
      modelClass: SkillModel,
      join: { from: 'candidate_competences.skillId', to: 'skills.id' },
    },
  });
}
