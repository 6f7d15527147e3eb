import type { Scope } from '#shared/server/scope';
import { PresentationRequestModel } from './presentation-request.model.ts';

/** How many presentations that began at each of these links reached the company. */
export async function countAnswers(scope: Scope, linkIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await PresentationRequestModel.query(scope.db)
    .whereIn('linkId', [...linkIds])
    .where({ state: 'answered' })
    .groupBy('linkId')
    .select('linkId')
    .count('* as answers');
  return new Map((rows as unknown as { linkId: string; answers: string }[]).map(({ linkId, answers }) => [linkId, Number(answers)]));
}
