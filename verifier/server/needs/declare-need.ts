import type { BodyOf } from '#shared/contract/route';
import { unknownClaim } from '#shared/contracts/verifier/disclosures';
import { tooManyNeeds, type declareNeed as contract } from '#shared/contracts/verifier/needs';
import { isClaimName } from '#shared/credentials/consent-facts';
import { requireApproved } from '#shared/server/organisations/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { takeTurn } from '#shared/server/take-turn';
import { describeNeed } from './describe-need.ts';
import { NeedModel } from './need.model.ts';

const most = 20;

/**
 * Waits for the platform: until then the registry says nothing of it. Refuses a company that is not approved, a
 * claim that is not of the catalogue, and a twenty-first need.
 */
export async function declareNeed(scope: Scope, { body }: { readonly body: BodyOf<typeof contract> }) {
  const { id: organisationId } = await requireApproved(scope);
  if (!body.claims.every(isClaimName)) throw new Refusal(unknownClaim);
  // Two at once are counted one after the other.
  await takeTurn(scope, `needs:${organisationId}`);
  if ((await NeedModel.query(scope.db).where({ organisationId }).resultSize()) >= most) throw new Refusal(tooManyNeeds);
  const made = await NeedModel.query(scope.db).insertAndFetch({
    ...{ organisationId, purpose: body.purpose, claims: [...new Set(body.claims)].sort(), state: 'waiting' },
    ...{ declaredAt: scope.now(), decidedAt: null, reason: null },
  });
  await scope.audit('need.declared', 'need', made.id);
  return describeNeed(made);
}
