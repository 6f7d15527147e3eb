import type { Scope } from '#shared/server/scope';
import { IssuerKeyModel } from './issuer-key.model.ts';

/**
 * Veramo makes a DID and its P-256 key in a signing worker; only the wrapped form is stored. As the organisation's tenant. A `coming` key is
 * published and signs nothing yet.
 */
export async function insertKey(
  there: Scope,
  { organisationId, did, state }: { readonly organisationId: string; readonly did: string; readonly state: 'coming' | 'active' },
): Promise<IssuerKeyModel> {
  const kept = await there.house.keys.createDid(did.slice('did:web:'.length));
  const { kid, publicJwk, wrapped } = kept;
  const row = { kid, did: kept.did, publicJwk, wrapped, organisationId, state, algorithm: 'ES256', validFrom: there.now() };
  return IssuerKeyModel.query(there.db).insertAndFetch(row);
}

/** The first key of an organisation. Gives the DID. */
export async function makeKey(there: Scope, organisationId: string, did: string): Promise<string> {
  return (await insertKey(there, { organisationId, did, state: 'active' })).did;
}
