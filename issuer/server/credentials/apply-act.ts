import { credentialResumed, credentialSuspended } from '#shared/contracts/issuer/credentials';
import type { StatusAct } from '#shared/contracts/issuer/status-reasons';
import type { Scope } from '#shared/server/scope';
import { correctedClaims } from './correct-identity.ts';
import { waits, type IssuanceState } from './issuance-states.ts';
import type { IssuanceModel } from './issuance.model.ts';
import { moveIssuance, type Why } from './move-issuance.ts';
import { replaceCredential } from './replace-credential.ts';
import { revokeCredential } from './revoke-credential.ts';
import { writeStatuses } from './write-statuses.ts';

type Judgement = 'changes' | 'already' | 'not-possible';

const inWallet = (state: IssuanceState): boolean => state === 'signed' || state === 'delivered';

const already: Readonly<Record<StatusAct, (state: IssuanceState) => boolean>> = {
  suspend: (state) => state === 'suspended',
  resume: inWallet,
  revoke: (state) => state === 'revoked',
  cancel: (state) => state === 'cancelled',
};
const possible: Readonly<Record<StatusAct, (state: IssuanceState) => boolean>> = {
  suspend: inWallet,
  resume: (state) => state === 'suspended',
  revoke: (state) => inWallet(state) || state === 'suspended',
  cancel: waits,
};

/** What an act would do to a credential in its present state. */
export const judgeAct = (act: StatusAct, { state }: { readonly state: IssuanceState }): Judgement => {
  if (possible[act](state)) return 'changes';
  return already[act](state) ? 'already' : 'not-possible';
};

/** Back to where it was; what changed hands or name meanwhile does not come back, another is offered in its place. */
const resume = async (scope: Scope, issuance: IssuanceModel, why: Why): Promise<void> => {
  const { id: issuanceId, organisationId, personId, resumeAs } = issuance;
  await writeStatuses(scope, issuance.id, 'valid');
  await moveIssuance(scope, { issuance, to: issuance.deliveredAt ? 'delivered' : 'signed', why });
  await scope.record(credentialResumed, issuanceId, { organisationId, issuanceId, personId });
  if (resumeAs === null) return;
  const claims = await correctedClaims(scope, issuance);
  await replaceCredential(scope, { issuance, reasonCode: resumeAs, ...(claims ? { claims } : {}) });
};

const suspend = async (scope: Scope, issuance: IssuanceModel, why: Why): Promise<void> => {
  await writeStatuses(scope, issuance.id, 'suspended');
  await moveIssuance(scope, { issuance, to: 'suspended', why });
  const { id: issuanceId, organisationId, personId } = issuance;
  await scope.record(credentialSuspended, issuanceId, { organisationId, issuanceId, personId });
};

export interface Act extends Why {
  readonly issuance: IssuanceModel;
  readonly act: StatusAct;
}

/** Does what was judged possible: bits of the list, state, reason and audit line, in the caller's transaction, which holds the row. */
export async function applyAct(scope: Scope, { issuance, act, reasonCode, reason = null }: Act): Promise<void> {
  const why = { reasonCode, reason };
  if (act === 'suspend') await suspend(scope, issuance, why);
  else if (act === 'resume') await resume(scope, issuance, why);
  else await revokeCredential(scope, { issuance, ...why });
  await scope.audit(`issuance.${act}`, 'issuance', issuance.id, { reason: reasonCode });
}
