import { preAuthorizedCodeGrantIdentifier } from '@openid4vc/oauth2';
import type { Context } from 'koa';
import { credentialIssuerOf } from '../organism.ts';
import type { Protocol } from './library.ts';
import { issuingOrganismAt } from './organism-path.ts';

/** `GET /.well-known/oauth-authorization-server/o/:slug` (RFC 8414): each organism is its own authorization server, for one grant. */
export const serverMetadata =
  ({ house, as }: Protocol) =>
  async (ctx: Context): Promise<void> => {
    const { slug } = await issuingOrganismAt(house, ctx);
    const issuer = credentialIssuerOf(house.config, slug);
    ctx.body = as.createAuthorizationServerMetadata({
      issuer,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      grant_types_supported: [preAuthorizedCodeGrantIdentifier],
      token_endpoint_auth_methods_supported: ['none'],
      'pre-authorized_grant_anonymous_access_supported': true,
      dpop_signing_alg_values_supported: ['ES256'],
      response_types_supported: [],
    });
  };
