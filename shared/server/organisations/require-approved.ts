import { notApproved } from '#shared/contract/problem';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { findOrganisation, type KnownOrganisation } from './find-organisation.ts';

/**
 * The organisation of the scope's actor, when it is approved: first line of every use case that creates, validates or signs. Refuses (403) one that
 * waits, was refused or is suspended: its members still sign in and read.
 */
export async function requireApproved(scope: Scope): Promise<KnownOrganisation & { readonly slug: string; readonly did: string }> {
  const organisation = await findOrganisation(scope, organisationOf(scope));
  if (organisation?.state !== 'approved' || !organisation.slug || !organisation.did) throw new Refusal(notApproved);
  return { ...organisation, slug: organisation.slug, did: organisation.did };
}
