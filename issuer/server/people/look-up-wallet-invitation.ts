import type { InputOf } from '#shared/contract/route';
import type { lookUpWalletInvitation as contract } from '#shared/contracts/issuer/people';
import { underTenant } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { findInvitation } from './find-invitation.ts';
import { organismCard } from './organism-card.ts';

/** Which organism a link comes from, before anything is accepted: nothing of the person. Refuses a dead link. */
export async function lookUpWalletInvitation(scope: Scope, { body }: InputOf<typeof contract>) {
  const invitation = await findInvitation(scope, body.code);
  const card = await underTenant(scope, { organisationIds: [invitation.organisationId] }, (own) =>
    organismCard(own, invitation.organisationId),
  );
  return { ...card, expiresAt: invitation.expiresAt.toISOString() };
}
