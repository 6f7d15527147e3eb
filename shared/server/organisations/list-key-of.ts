import type { KeptKey } from '#shared/server/keys/keys';
import type { Scope } from '#shared/server/scope';
import { IssuerKeyModel } from './issuer-key.model.ts';
import { keptKey } from './kept-key.ts';
import { signingOf } from './signing-of.ts';

/**
 * The key that signs a status list of the key `kid`: that key, for readers may check a list by the key of the credential; today's once it was
 * compromised, for nobody believes what it signs now. The lists of a stolen key stay needed: what it signed before holds.
 */
export async function listKeyOf(scope: Scope, organisationId: string, kid: string): Promise<KeptKey> {
  const named = await IssuerKeyModel.query(scope.db).findOne({ organisationId, kid });
  if (!named) throw new Error('the key of a status list is gone');
  const row =
    named.state === 'compromised'
      ? await IssuerKeyModel.query(scope.db).findOne({ organisationId, state: 'active', algorithm: 'ES256' }).throwIfNotFound()
      : named;
  return keptKey(row, await signingOf(scope, organisationId), scope.now());
}
