import { notFound } from '#shared/contract/problem';
import type { BodyOf } from '#shared/contract/route';
import type { followReport as contract } from '#shared/contracts/verifier/reports';
import { sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { stateOfReport } from './describe-report.ts';
import { ReportModel } from './report.model.ts';

/** Where a report stands, for whoever holds its secret. Refuses (404) any other. */
export async function followReport(scope: Scope, { body }: { readonly body: BodyOf<typeof contract> }) {
  const followHash = sha256Hex(body.follow);
  await scope.db.raw(`select set_config('app.capability', ?, true)`, [followHash]);
  const open = await scope.as({ organisationIds: [], grant: 'public' });
  const found = await ReportModel.query(open.db).findOne({ followHash });
  if (!found) throw new Refusal(notFound);
  return stateOfReport(found);
}
