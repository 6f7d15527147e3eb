import type { BodyOf } from '#shared/contract/route';
import type { createPresentationLink as contract } from '#shared/contracts/verifier/presentations';
import { requireApproved } from '#shared/server/organisations/index';
import { newId, sha256Hex } from '#shared/server/random';
import type { Scope } from '#shared/server/scope';
import { refuseUnknownWishes } from '../disclosures/index.ts';
import { describeLink } from './describe-link.ts';
import { linkCode } from './link-code.ts';
import { PresentationLinkModel } from './presentation-link.model.ts';

const dayMs = 86_400_000;

/** A link to give away. Refuses unknown claims and a company that is not approved. */
export async function createPresentationLink(scope: Scope, { body }: { readonly body: BodyOf<typeof contract> }) {
  const company = await requireApproved(scope);
  const { purpose, wishes, retentionDays, days } = body;
  await refuseUnknownWishes(scope, wishes);
  const id = newId(scope.now());
  const link = await PresentationLinkModel.query(scope.db).insertAndFetch({
    ...{ id, organisationId: company.id, purpose, wishes, retentionDays, closedAt: null },
    codeHash: sha256Hex(await linkCode(scope.house, id)),
    createdAt: scope.now(),
    expiresAt: new Date(scope.now().getTime() + days * dayMs),
  });
  await scope.audit('presentation-link.created', 'presentation-link', id, { wishes: wishes.length, retentionDays });
  return describeLink(scope, link, 0);
}
