import { Model } from 'objection';
import type { LevelScale } from '#shared/contracts/issuer/training';
import { tenantModifiers } from '#shared/server/of-organisation';

/** The withdrawal of a validation: a row of its own, since decisions never change. */
export class WithdrawalModel extends Model {
  static override tableName = 'validation_withdrawals';
  static override idColumn = 'validationId';
  static override modifiers = tenantModifiers;
  declare validationId: string;
  declare organisationId: string;
  declare reason: string;
  declare withdrawnAt: Date;
  declare withdrawnBy: string;
  declare withdrawnByName: string;
}

/** One decision on one competence of one trainee. */
export class ValidationModel extends Model {
  static override tableName = 'validations';
  static override modifiers = tenantModifiers;
  declare id: string;
  declare seq: string;
  declare organisationId: string;
  declare sessionId: string;
  declare enrolmentId: string;
  declare personId: string;
  declare programmeId: string;
  declare scale: LevelScale;
  declare competenceId: string;
  declare outcome: 'validated' | 'refused';
  declare level: string | null;
  declare note: string | null;
  declare decidedOn: string;
  declare decidedAt: Date;
  declare decidedBy: string;
  declare decidedByName: string;
  declare decidedByRole: 'trainer' | 'manager' | 'admin';
  declare withdrawal?: WithdrawalModel | null;

  static override relationMappings = () => ({
    withdrawal: {
      relation: Model.HasOneRelation,
      modelClass: WithdrawalModel,
      join: { from: 'validations.id', to: 'validation_withdrawals.validationId' },
    },
  });
}
