import { notFound } from '#shared/contract/problem';
import { linkGone } from '#shared/contracts/verifier/public-links';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { linkState } from './link-state.ts';
import { PublicLinkModel } from './public-link.model.ts';

/** The link of that id, for whoever holds it. Refuses an unknown one (404), and one that is withdrawn, out of time or read as often as allowed (410). */
export async function findOpenLink(scope: Scope, id: string): Promise<PublicLinkModel & { ciphertext: string }> {
  await scope.db.raw(`select set_config('app.capability', ?, true)`, [id]);
  const open = await scope.as({ organisationIds: [], grant: 'public' });
  const link = await PublicLinkModel.query(open.db).findById(id);
  if (!link) throw new Refusal(notFound);
  if (linkState(link, scope.now()) !== 'open' || link.ciphertext === null) throw new Refusal(linkGone);
  return link as PublicLinkModel & { ciphertext: string };
}
