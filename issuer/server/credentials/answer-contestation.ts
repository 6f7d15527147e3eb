import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import {
  alreadyAnswered,
  contestationAnswered,
  type answerContestation as contract,
  type Contestation,
} from '#shared/contracts/issuer/contestations';
import { signedInName } from '#shared/server/identity/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { identityOf } from '../people/index.ts';
import { ContestationModel } from './contestation.model.ts';
import { contestedIssuances } from './contested-issuances.ts';
import { describeContestation } from './describe-contestation.ts';

/**
 * Keeps what is contested, with an explanation the holder reads in the wallet; both words are kept. Refuses what has its answer, and another
 * organism's as not found.
 */
export async function answerContestation(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<Contestation> {
  const find = () => ContestationModel.query(scope.db).modify('ofOrganisation', scope).findById(params.contestationId);
  const row = await find().forUpdate();
  const issuance = row && (await contestedIssuances(scope, [row])).get(row.id);
  if (!row || !issuance) throw new Refusal(notFound);
  if (row.state !== 'open') throw new Refusal(alreadyAnswered);
  const changes = { state: 'kept', answer: body.answer, answeredAt: scope.now(), answeredByName: await signedInName(scope) } as const;
  const answered = await row.$query(scope.db).patchAndFetch(changes);
  const { id: contestationId, organisationId, personId } = row;
  await scope.record(contestationAnswered, contestationId, { organisationId, contestationId, personId });
  await scope.audit('contestation.kept', 'contestation', row.id);
  return describeContestation(scope, answered, { issuance, person: await identityOf(scope, row.personId) });
}
