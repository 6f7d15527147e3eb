import type { WishedClaim } from '#shared/contracts/verifier/disclosures';
import type { Scope } from '#shared/server/scope';
import { makeQuery } from './make-query.ts';

/** Refuses wishes that no credential could answer, before anyone is asked. */
export async function refuseUnknownWishes(scope: Scope, wishes: readonly WishedClaim[]): Promise<void> {
  await makeQuery(scope, wishes);
}
