import { linkOver } from '#shared/contracts/verifier/presentations';
import { findOrganisation, type KnownOrganisation } from '#shared/server/organisations/index';
import { sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { isOver } from './describe-link.ts';
import { PresentationLinkModel } from './presentation-link.model.ts';

export interface FoundLink {
  readonly link: PresentationLinkModel;
  readonly company: KnownOrganisation & { readonly did: string };
  /** In the company's tenant. */
  readonly there: Scope;
}

/** The link behind a code, and who gave it away. Refuses (410) an unknown one, one that is over, and a company that is no longer approved. */
export async function findLink(scope: Scope, code: string): Promise<FoundLink> {
  const codeHash = sha256Hex(code);
  await scope.db.raw(`select set_config('app.capability', ?, true)`, [codeHash]);
  const open = await scope.as({ organisationIds: [], grant: 'public' });
  const link = await PresentationLinkModel.query(open.db).findOne({ codeHash });
  if (!link || isOver(link, scope.now())) throw new Refusal(linkOver);
  const there = await scope.as({ organisationIds: [link.organisationId] });
  const company = await findOrganisation(there, link.organisationId);
  if (company?.state !== 'approved' || !company.did) throw new Refusal(linkOver);
  return { link, company: { ...company, did: company.did }, there };
}
