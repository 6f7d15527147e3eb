import { notFound } from '#shared/contract/problem';
import type { ParamsOf } from '#shared/contract/route';
import type { withdrawLink as contract } from '#shared/contracts/verifier/public-links';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { linkOwner } from './link-owner.ts';
import { PublicLinkModel } from './public-link.model.ts';

/** Withdraws a link at once: its text is destroyed, the trace stays. Refuses (404) an unknown link and another key's. Twice is once. */
export async function withdrawLink(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }): Promise<void> {
  const link = await PublicLinkModel.query(scope.db).findOne({ id: params.linkId, holder: linkOwner(scope) });
  if (!link) throw new Refusal(notFound);
  if (!link.withdrawnAt) await PublicLinkModel.query(scope.db).findById(link.id).patch({ ciphertext: null, withdrawnAt: scope.now() });
}
