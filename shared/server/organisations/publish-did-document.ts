import type { DidDocument } from '#shared/credentials/did';
import { didWebDocument } from '#shared/credentials/did-web';
import type { House } from '#shared/server/house';
import { inScope, underTenant } from '#shared/server/open-scope';
import { findOrganisationBySlug } from './find-organisation.ts';
import { compromisedSince } from './compromised-since.ts';
import { IssuerKeyModel } from './issuer-key.model.ts';

/**
 * The DID document of an organisation (https://w3c-ccg.github.io/did-method-web/): every key that signed something. Also of a suspended one, for
 * older credentials must stay checkable; trust is the registry's matter. Null for a slug nobody has.
 */
export async function publishDidDocument(house: House, slug: string): Promise<DidDocument | null> {
  const options = { actor: { kind: 'anonymous' }, tenant: { organisationIds: [], grant: 'public' }, readOnly: true } as const;
  return inScope(house, options, async (scope) => {
    const organisation = await findOrganisationBySlug(scope, slug);
    if (!organisation?.did) return null;
    const { did } = organisation;
    const keys = await underTenant(scope, { organisationIds: [organisation.id] }, async (there) => {
      const rows = await IssuerKeyModel.query(there.db).where({ organisationId: organisation.id, did }).orderBy('validFrom');
      return rows.map((row) => ({ kid: row.kid, publicJwk: row.publicJwk, compromisedSince: compromisedSince(row) }));
    });
    return didWebDocument(did, keys);
  });
}
