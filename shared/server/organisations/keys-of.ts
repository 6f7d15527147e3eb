import type { KeptKey } from '#shared/server/keys/keys';
import type { Scope } from '#shared/server/scope';
import { IssuerKeyModel } from './issuer-key.model.ts';

/** Every key of an organisation the scope's tenant may see, retired ones too, oldest first: a status list is signed by the key it belongs to. */
export async function keysOf(scope: Scope, organisationId: string): Promise<readonly KeptKey[]> {
  const rows = await IssuerKeyModel.query(scope.db).where({ organisationId }).orderBy('validFrom');
  return rows.map(({ kid, did, publicJwk, wrapped }) => ({ kid, did, publicJwk, wrapped }));
}
