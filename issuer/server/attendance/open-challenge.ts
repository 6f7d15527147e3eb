import type { BodyOf, ReplyOf } from '#shared/contract/route';
import { certificateUnknown, type openChallenge as contract } from '#shared/contracts/issuer/challenges';
import { readHalfDayLeaf } from '#shared/credentials/half-day-leaf';
import { findOrganisation } from '#shared/server/organisations/index';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { CompletionLeafModel } from './completion.model.ts';
import { findChallenged } from './find-challenged.ts';

/** Which half-days a funder may pick from: when, and nothing of what was noted. Refuses a root that no certificate has. */
export async function openChallenge(scope: Scope, { body }: { readonly body: BodyOf<typeof contract> }): Promise<ReplyOf<typeof contract>> {
  const { completion, there } = await findChallenged(scope, body.root);
  const organisation = await findOrganisation(there, completion.organisationId);
  if (!organisation) throw new Refusal(certificateUnknown);
  const rows = await CompletionLeafModel.query(there.db).where({ completionId: completion.id }).orderBy('place');
  const halfDays = rows.map(({ leaf }) => {
    const { day, half } = readHalfDayLeaf(leaf)!;
    return { day: day as never, half };
  });
  return { organisation: { name: organisation.name, siret: organisation.siret ?? '' }, halfDays };
}
