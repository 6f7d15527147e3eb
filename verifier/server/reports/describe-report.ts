import type * as z from 'zod';
import type { FollowedReport, Report } from '#shared/contracts/verifier/reports';
import { findOrganisation } from '#shared/server/organisations/index';
import type { Scope } from '#shared/server/scope';
import { openColumn } from '#shared/server/sealed-column';
import { ReportModel, wordsColumn } from './report.model.ts';

/** What whoever made it sees. */
export const stateOfReport = ({ state, madeAt, answer, answeredAt }: ReportModel): z.input<typeof FollowedReport> => ({
  state,
  madeAt: madeAt.toISOString(),
  answer,
  answeredAt: answeredAt?.toISOString() ?? null,
});

/** What the platform sees: the request, the company, the words; nothing of who was asked. */
export async function describeReport(scope: Scope, one: ReportModel): Promise<z.input<typeof Report>> {
  const { id, organisationId, purpose, wishes, retentionDays, reason, sealedWords } = one;
  const company = await findOrganisation(scope, organisationId);
  return {
    ...stateOfReport(one),
    ...{ id, purpose, wishes, retentionDays, reason },
    company: { id: organisationId, name: company?.name ?? '', siret: company?.siret ?? null },
    words: sealedWords === null ? null : await openColumn(scope, wordsColumn, id, sealedWords),
    ofCompany: await ReportModel.query(scope.db).where({ organisationId }).resultSize(),
  };
}
