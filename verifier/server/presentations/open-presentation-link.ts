import type { BodyOf } from '#shared/contract/route';
import type { openPresentationLink as contract } from '#shared/contracts/verifier/presentations';
import type { Scope } from '#shared/server/scope';
import { findLink } from './find-link.ts';

/** Who asks, for what and for how long, before anything begins. Refuses a link that is over. */
export async function openPresentationLink(scope: Scope, { body }: { readonly body: BodyOf<typeof contract> }) {
  const { link, company } = await findLink(scope, body.code);
  const { purpose, wishes, retentionDays } = link;
  return { company: company.name, siret: company.siret, purpose, wishes, retentionDays };
}
