import type { KeyAlgorithm } from '#shared/contracts/signing-keys';
import type { KeptBadgeKey, KeptKey } from '#shared/server/keys/keys';
import type { Scope } from '#shared/server/scope';
import { IssuerKeyModel } from './issuer-key.model.ts';

export interface KeyToMake {
  readonly organisationId: string;
  readonly did: string;
  readonly algorithm: KeyAlgorithm;
  readonly state: 'coming' | 'active';
}

const make = ({ house }: Scope, { did, algorithm }: KeyToMake): Promise<KeptKey | KeptBadgeKey> =>
  algorithm === 'RS256' ? house.keys.createBadgeKey(did) : house.keys.createDid(did.slice('did:web:'.length));

/**
 * Made in a signing worker (P-256 by Veramo, with the DID); only the wrapped form is stored. As the organisation's tenant. A `coming` key is
 * published and signs nothing yet.
 */
export async function insertKey(there: Scope, toMake: KeyToMake): Promise<IssuerKeyModel> {
  const { kid, did, publicJwk, wrapped } = await make(there, toMake);
  const { organisationId, algorithm, state } = toMake;
  return IssuerKeyModel.query(there.db).insertAndFetch({
    kid,
    did,
    publicJwk,
    wrapped,
    organisationId,
    state,
    algorithm,
    validFrom: there.now(),
  });
}

/** The first key of an organisation. Gives the DID. */
export async function makeKey(there: Scope, organisationId: string, did: string): Promise<string> {
  return (await insertKey(there, { organisationId, did, algorithm: 'ES256', state: 'active' })).did;
}
