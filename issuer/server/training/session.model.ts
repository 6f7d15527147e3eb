import { Model } from 'objection';
import { tenantModifiers } from '#shared/server/of-organisation';
import { ProgrammeModel } from './programme.model.ts';

export class SessionTrainerModel extends Model {
  static override tableName = 'session_trainers';
  static override idColumn = ['sessionId', 'membershipId'];
  static override modifiers = tenantModifiers;
  declare organisationId: string;
  declare sessionId: string;
  declare membershipId: string;
  declare accountId: string;
  declare name: string;
}

export class SessionModel extends Model {
  static override tableName = 'sessions';
  static override modifiers = tenantModifiers;
  declare id: string;
  declare organisationId: string;
  declare programmeId: string;
  declare title: string;
  declare startsOn: string;
  declare endsOn: string;
  declare place: string | null;
  declare createdAt: Date;
  declare programme?: ProgrammeModel;
  declare trainers?: SessionTrainerModel[];

  static override relationMappings = () => ({
    programme: {
      relation: Model.BelongsToOneRelation,
      modelClass: ProgrammeModel,
      join: { from: 'sessions.programmeId', to: 'programmes.id' },
    },
    trainers: {
      relation: Model.HasManyRelation,
      modelClass: SessionTrainerModel,
      join: { from: 'sessions.id', to: 'session_trainers.sessionId' },
    },
  });
}
