import type { KeptKey } from '#shared/server/keys/keys';
import type { Scope } from '#shared/server/scope';
import { IssuerKeyModel } from './issuer-key.model.ts';
import { keptKey } from './kept-key.ts';
import { signingOf } from './signing-of.ts';

/** Every key of an organisation the scope's tenant may see, retired ones too, oldest first: a status list is signed by the key it belongs to. */
export async function keysOf(scope: Scope, organisationId: string): Promise<readonly KeptKey[]> {
  const rows = await IssuerKeyModel.query(scope.db).where({ organisationId }).orderBy('validFrom');
  const signing = await signingOf(scope, organisationId);
  return rows.map((row) => keptKey(row, signing, scope.now()));
}
