import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import { reportClosed, type answerReport as contract } from '#shared/contracts/verifier/reports';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { describeReport } from './describe-report.ts';
import { ReportModel } from './report.model.ts';

/** The platform's answer, once, in words for whoever made the report. Refuses an unknown report (404) and one that has its answer. */
export async function answerReport(scope: Scope, { params, body }: Pick<InputOf<typeof contract>, 'params' | 'body'>) {
  const found = await ReportModel.query(scope.db).findById(params.reportId);
  if (!found) throw new Refusal(notFound);
  const state = body.upheld ? 'upheld' : 'dismissed';
  const answered = await ReportModel.query(scope.db)
    .findById(found.id)
    .where({ state: 'open' })
    .patch({ state, answer: body.answer, answeredAt: scope.now() });
  if (answered === 0) throw new Refusal(reportClosed);
  await scope.audit(`report.${state}`, 'report', found.id);
  return describeReport(scope, await ReportModel.query(scope.db).findById(found.id).throwIfNotFound());
}
