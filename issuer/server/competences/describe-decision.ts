import { Decision } from '#shared/contracts/issuer/competences';
import { readLevel } from './level-scale.ts';
import type { ValidationModel } from './validation.model.ts';

/** A decision with its withdrawal fetched, as it leaves the server. */
export const describeDecision = (row: ValidationModel): Decision =>
  Decision.parse({
    ...{ id: row.id, outcome: row.outcome, note: row.note, decidedOn: row.decidedOn, decidedBy: row.decidedByName },
    level: row.level === null ? null : readLevel(row.scale, row.level),
    decidedAt: row.decidedAt.toISOString(),
    withdrawnAt: row.withdrawal?.withdrawnAt.toISOString() ?? null,
    withdrawalReason: row.withdrawal?.reason ?? null,
  });
