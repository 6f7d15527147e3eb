import type { BodyOf, ReplyOf } from '#shared/contract/route';
import { certificateUnknown, type answerChallenge as contract } from '#shared/contracts/issuer/challenges';
import { proveInclusion } from '#shared/credentials/merkle';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { CompletionLeafModel } from './completion.model.ts';
import { findChallenged } from './find-challenged.ts';

/**
 * The half-day at one place, as it was hashed, and the hashes that lead to the root (RFC 6962 section 2.1.1). The organism sees in its audit
 * log that it was challenged, not by whom. Refuses a root that no certificate has, and a place that is not under it.
 */
export async function answerChallenge(
  scope: Scope,
  { body }: { readonly body: BodyOf<typeof contract> },
): Promise<ReplyOf<typeof contract>> {
  const { completion, there } = await findChallenged(scope, body.root);
  if (body.place >= completion.halfDays) throw new Refusal(certificateUnknown);
  const rows = await CompletionLeafModel.query(there.db).where({ completionId: completion.id }).orderBy('place');
  const proof = await proveInclusion(
    rows.map(({ leaf }) => leaf),
    body.place,
  );
  await there.audit('completion.challenged', 'completion', completion.id, { place: body.place });
  return { proof: { ...proof, path: [...proof.path] } };
}
