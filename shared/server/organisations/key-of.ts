import type { KeptKey } from '#shared/server/keys/keys';
import { underTenant } from '#shared/server/open-scope';
import type { Scope } from '#shared/server/scope';
import { IssuerKeyModel } from './issuer-key.model.ts';
import { keptKey } from './kept-key.ts';
import { signingOf } from './signing-of.ts';

/**
 * The key an organisation signs with today, its private part wrapped. Its absence is a fault: only approved organisations sign. Whoever asks for
 * another tenant's key than the scope's says so by the id.
 */
export async function keyOf(scope: Scope, organisationId: string): Promise<KeptKey> {
  return underTenant(scope, { ...scope.tenant, organisationIds: [organisationId] }, async (there) => {
    const key = await IssuerKeyModel.query(there.db).findOne({ organisationId, state: 'active', algorithm: 'ES256' }).throwIfNotFound();
    return keptKey(key, await signingOf(there, organisationId), scope.now());
  });
}
