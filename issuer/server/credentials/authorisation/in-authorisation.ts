import { authorisationOver } from '#shared/contracts/issuer/authorisations';
import { identityTenant } from '#shared/server/identity/index';
import { underLink, underTenant } from '#shared/server/open-scope';
import { sha256Hex } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { AuthorisationModel } from './authorisation.model.ts';

/**
 * Works on the request a page was opened for, as its organism, with the row held. Refuses one that is unknown, answered, or older than a
 * quarter of an hour, with the same words each time.
 */
export async function inAuthorisation<T>(
  scope: Scope,
  request: string,
  work: (own: Scope, authorisation: AuthorisationModel) => Promise<T>,
): Promise<T> {
  const requestHash = sha256Hex(request);
  const found = await underTenant(scope, identityTenant, async ({ db }) => AuthorisationModel.query(db).findOne({ requestHash }));
  if (!found) throw new Refusal(authorisationOver);
  return underLink(scope, found.organisationId, async (own) => {
    const held = await AuthorisationModel.query(own.db).findById(found.id).forUpdate();
    if (!held || held.endedAt || held.expiresAt <= own.now()) throw new Refusal(authorisationOver);
    return work(own, held);
  });
}
