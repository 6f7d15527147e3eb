import type { InputOf } from '#shared/contract/route';
import {
  alreadyContested,
  notContestable,
  type contestIssuance as contract,
  type WalletContestation,
} from '#shared/contracts/issuer/contestations';
import { newId } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { ContestationModel } from './contestation.model.ts';
import { sealWords } from './contested-words.ts';
import { describeForWallet } from './describe-contestation.ts';
import { stands } from './issuance-states.ts';
import { lockOwnIssuance } from './lock-issuance.ts';

/**
 * The holder says that what a credential says is wrong (GDPR article 16, and the trainee's word beside the organism's). Nothing changes in the
 * public list. Refuses what is another person's, what was never signed or has ended, and a second time while the first waits for its answer.
 */
export async function contestIssuance(scope: Scope, { params, body }: InputOf<typeof contract>): Promise<WalletContestation> {
  const { id: issuanceId, organisationId, personId, sourceKind, sourceId, state } = await lockOwnIssuance(scope, params.issuanceId);
  if (!stands(state)) throw new Refusal(notContestable);
  const waiting = await ContestationModel.query(scope.db).findOne({ organisationId, sourceKind, sourceId, state: 'open' });
  if (waiting) throw new Refusal(alreadyContested);
  const id = newId(scope.now());
  const row = await ContestationModel.query(scope.db).insertAndFetch({
    ...{ id, organisationId, personId, sourceKind, sourceId, state: 'open', contestedAt: scope.now() },
    sealedWords: await sealWords(scope, id, body.words),
  });
  await scope.audit('issuance.contested', 'issuance', issuanceId);
  return describeForWallet(scope, row, issuanceId);
}
