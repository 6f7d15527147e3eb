import { Model } from 'objection';
import type { CompetenceNature } from '#shared/contracts/issuer/catalogue';
import type { LevelScale } from '#shared/contracts/issuer/training';
import { tenantModifiers } from '#shared/server/of-organisation';
import type * as z from 'zod';

export class ProgrammeCompetenceModel extends Model {
  static override tableName = 'programme_competences';
  static override modifiers = tenantModifiers;
  declare id: string;
  declare organisationId: string;
  declare programmeId: string;
  declare position: number;
  declare code: string | null;
  declare label: string;
  declare nature: z.output<typeof CompetenceNature> | null;
  declare romeVersion: string | null;
}

export class CourseModel extends Model {
  static override tableName = 'courses';
  static override modifiers = tenantModifiers;
  declare id: string;
  declare organisationId: string;
  declare programmeId: string;
  declare position: number;
  declare title: string;
}

export class ProgrammeModel extends Model {
  static override tableName = 'programmes';
  static override modifiers = tenantModifiers;
  declare id: string;
  declare organisationId: string;
  declare title: string;
  declare occupationCode: string | null;
  declare occupationLabel: string | null;
  declare romeVersion: string | null;
  declare scale: LevelScale;
  declare createdAt: Date;
  declare competences?: ProgrammeCompetenceModel[];
  declare courses?: CourseModel[];

  static override relationMappings = () => ({
    competences: {
      relation: Model.HasManyRelation,
      modelClass: ProgrammeCompetenceModel,
      join: { from: 'programmes.id', to: 'programme_competences.programmeId' },
    },
    courses: { relation: Model.HasManyRelation, modelClass: CourseModel, join: { from: 'programmes.id', to: 'courses.programmeId' } },
  });
}
