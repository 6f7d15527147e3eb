import type { Context } from 'koa';
import { DeferredRequest } from '#shared/contracts/protocol/oid4vci';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { findDeferred, forgetDeferred } from '../defer-issuance.ts';
import { authorise } from './authorise.ts';
import { sendCopies, sendPromise, signNow } from './deliver.ts';
import type { Protocol } from './library.ts';
import { inOrganism, issuingOrganismAt, noStore } from './organism-path.ts';
import { readRequest } from './sealed-messages.ts';

const mostBytes = 16 * 1024;

/**
 * `POST /o/:slug/deferred` (OpenID4VCI 1.0 section 9): what was promised, for the keys that were proven then, or the same promise again. A
 * transaction whose credential was obtained, or that is another token's, is unknown.
 */
export const deferred =
  (protocol: Protocol) =>
  async (ctx: Context): Promise<void> => {
    noStore(ctx);
    const { house } = protocol;
    const organism = await issuingOrganismAt(house, ctx);
    const { issuanceIds, connectionId } = await authorise(protocol, ctx, organism, 'deferred');
    const { body, sealing } = await readRequest(house, organism, ctx, mostBytes);
    const asked = DeferredRequest.safeParse(body);
    if (!asked.success) throw new OAuthRefusal('invalid_credential_request', 'transaction_id is missing');
    const { transaction_id: transaction } = asked.data;
    const found = await inOrganism(house, organism, ctx, (scope) => findDeferred(scope, transaction, issuanceIds));
    if (!found) throw new OAuthRefusal('invalid_transaction_id', 'no such transaction');
    const signed = await signNow(protocol, ctx, organism, { ...found, connectionId });
    if (!signed) return sendPromise(ctx, sealing, transaction);
    await inOrganism(house, organism, ctx, (scope) => forgetDeferred(scope, transaction));
    return sendCopies(ctx, sealing, signed, found.issuanceId);
  };
