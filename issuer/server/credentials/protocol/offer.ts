import type { Context } from 'koa';
import { CredentialOffer } from '#shared/contracts/protocol/oid4vci';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { findOffer } from '../find-offer.ts';
import { credentialIssuerOf } from '../organism.ts';
import { offerObject } from '../pre-authorised-code.ts';
import type { Protocol } from './library.ts';
import { inOrganism, issuingOrganismAt, noStore } from './organism-path.ts';

/** `GET /o/:slug/offers/:id` (OpenID4VCI 1.0 section 4.1.3): the offer a QR points to, until it is used, replaced or ten minutes old. */
export const offer =
  ({ house }: Protocol) =>
  async (ctx: Context): Promise<void> => {
    noStore(ctx);
    const organism = await issuingOrganismAt(house, ctx);
    const secret = (ctx as { params?: Record<string, string> }).params?.['id'] ?? '';
    const found = await inOrganism(house, organism, ctx, (scope) => findOffer(scope, secret));
    if (!found) throw new OAuthRefusal('not_found', 'this offer was used, replaced or is too old', 404);
    const credentialIssuer = credentialIssuerOf(house.config, organism.slug);
    ctx.body = CredentialOffer.parse(offerObject({ credentialIssuer, kind: found.kind, code: found.code, withTxCode: true }));
  };
