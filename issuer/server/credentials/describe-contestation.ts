import { Contestation, WalletContestation } from '#shared/contracts/issuer/contestations';
import type { Scope } from '#shared/server/scope';
import type { ContestationModel } from './contestation.model.ts';
import { openWords } from './contested-words.ts';
import { describeIssuance, type Named } from './describe-issuance.ts';
import type { IssuanceModel } from './issuance.model.ts';

const common = async (scope: Scope, row: ContestationModel) => ({
  ...{ id: row.id, state: row.state, answer: row.answer, words: await openWords(scope, row) },
  ...{ contestedAt: row.contestedAt.toISOString(), answeredAt: row.answeredAt?.toISOString() ?? null },
});

export const describeForWallet = async (scope: Scope, row: ContestationModel, issuanceId: string): Promise<WalletContestation> =>
  WalletContestation.parse({ ...(await common(scope, row)), issuanceId });

export const describeContestation = async (
  scope: Scope,
  row: ContestationModel,
  { issuance, person }: { readonly issuance: IssuanceModel; readonly person: Named },
): Promise<Contestation> =>
  Contestation.parse({
    ...(await common(scope, row)),
    ...{ issuance: describeIssuance(issuance, person), sessionId: issuance.sessionId, answeredBy: row.answeredByName },
  });
