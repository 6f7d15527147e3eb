import { notFound } from '#shared/contract/problem';
import type { BodyOf } from '#shared/contract/route';
import type { reportRequest as contract } from '#shared/contracts/verifier/reports';
import { newId, newToken, sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { sealColumn } from '#shared/server/sealed-column';
import { findAsked } from '../disclosures/index.ts';
import { stateOfReport } from './describe-report.ts';
import { ReportModel, wordsColumn } from './report.model.ts';

/**
 * Tells the platform of a request that asks too much, whoever was asked and whatever they answered. Gives a secret by which the report is
 * followed; the company is told nothing. Refuses (404) a code that is no request's.
 */
export async function reportRequest(scope: Scope, { body }: { readonly body: BodyOf<typeof contract> }) {
  const asked = await findAsked(scope, body.code);
  if (!asked) throw new Refusal(notFound);
  const { organisationId, id: requestId, purpose, wishes, retentionDays } = asked;
  const id = newId(scope.now());
  const follow = newToken();
  const followHash = sha256Hex(follow);
  await scope.db.raw(`select set_config('app.capability', ?, true)`, [followHash]);
  const open = await scope.as({ organisationIds: [], grant: 'public' });
  const made = await ReportModel.query(open.db).insertAndFetch({
    ...{ id, organisationId, requestId, purpose, wishes, retentionDays, reason: body.reason, followHash, madeAt: scope.now() },
    sealedWords: body.words === null ? null : await sealColumn(scope, wordsColumn, id, body.words),
    ...{ state: 'open', answer: null, answeredAt: null },
  });
  return { ...stateOfReport(made), follow };
}
