import type { KeptKey } from '#shared/server/keys/keys';
import type { Scope } from '#shared/server/scope';
import { IssuerKeyModel } from './issuer-key.model.ts';
import { keptKey } from './kept-key.ts';
import { signingOf } from './signing-of.ts';

/**
 * Keys of an organisation the scope's tenant may see whose every signature holds, retired ones too, oldest first. A compromised one is left out:
 * a set of keys has no place for a date, the DID document has. Those for badges are found by their address.
 */
export async function keysOf(scope: Scope, organisationId: string): Promise<readonly KeptKey[]> {
  const rows = await IssuerKeyModel.query(scope.db)
    .where({ organisationId, algorithm: 'ES256' })
    .whereNot('state', 'compromised')
    .orderBy('validFrom');
  const signing = await signingOf(scope, organisationId);
  return rows.map((row) => keptKey(row, signing, scope.now()));
}
