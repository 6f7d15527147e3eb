import type { Scope } from '#shared/server/scope';
import { IssuerKeyModel } from './issuer-key.model.ts';

/** Veramo makes a DID and its P-256 key in a signing worker; only the wrapped form is stored. As the organisation's tenant. Gives the DID. */
export async function makeKey(there: Scope, organisationId: string, did: string): Promise<string> {
  const kept = await there.house.keys.createDid(did.slice('did:web:'.length));
  const { kid, publicJwk, wrapped } = kept;
  await IssuerKeyModel.query(there.db).insert({
    kid,
    did: kept.did,
    publicJwk,
    wrapped,
    organisationId,
    state: 'active',
    validFrom: there.now(),
  });
  return kept.did;
}
