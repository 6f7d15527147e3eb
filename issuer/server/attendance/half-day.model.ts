import { Model } from 'objection';
import { tenantModifiers } from '#shared/server/of-organisation';

/** A trainer's signature under a sheet: added once, never changed. */
export class SignOffModel extends Model {
  static override tableName = 'half_day_sign_offs';
  static override idColumn = 'halfDayId';
  static override modifiers = tenantModifiers;
  declare halfDayId: string;
  declare organisationId: string;
  declare signedOffAt: Date;
  declare signedOffBy: string;
  declare signedOffByName: string;
}

export class HalfDayModel extends Model {
  static override tableName = 'half_days';
  static override modifiers = tenantModifiers;
  declare id: string;
  declare organisationId: string;
  declare sessionId: string;
  declare day: string;
  declare half: 'am' | 'pm';
  declare startsAt: string;
  declare endsAt: string;
  declare signOff?: SignOffModel | null;

  static override relationMappings = () => ({
    signOff: {
      relation: Model.HasOneRelation,
      modelClass: SignOffModel,
      join: { from: 'half_days.id', to: 'half_day_sign_offs.halfDayId' },
    },
  });
}
