import type { ParamsOf } from '#shared/contract/route';
import { linkGone, type countView as contract } from '#shared/contracts/verifier/public-links';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { findOpenLink } from './find-open-link.ts';
import { PublicLinkModel } from './public-link.model.ts';

/** The page was read: one view more, never beyond what the person allowed. Refuses as `findOpenLink` does. */
export async function countView(scope: Scope, { params }: { readonly params: ParamsOf<typeof contract> }): Promise<void> {
  const { id } = await findOpenLink(scope, params.linkId);
  const counted = await PublicLinkModel.query(scope.db)
    .findById(id)
    .whereRaw('(max_views is null or views < max_views)')
    .patch({ views: PublicLinkModel.raw('views + 1') });
  if (counted !== 1) throw new Refusal(linkGone);
}
