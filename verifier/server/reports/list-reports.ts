import type { Scope } from '#shared/server/scope';
import { describeReport } from './describe-report.ts';
import { ReportModel } from './report.model.ts';

const most = 200;

/** Every report, for the platform: those that wait first, the oldest of them first. */
export async function listReports(scope: Scope) {
  const found = await ReportModel.query(scope.db)
    .orderByRaw(`state <> 'open', case when state = 'open' then made_at end, answered_at desc nulls last`)
    .limit(most);
  const items = [];
  for (const one of found) items.push(await describeReport(scope, one));
  return { items };
}
