import { authorizationCodeGrantIdentifier, PkceCodeChallengeMethod, preAuthorizedCodeGrantIdentifier } from '@openid4vc/oauth2';
import type { Context } from 'koa';
import { CredentialConfigurationId } from '#shared/contracts/protocol/oid4vci';
import { credentialIssuerOf } from '../organism.ts';
import type { Protocol } from './library.ts';
import { issuingOrganismAt } from './organism-path.ts';

/** `GET /.well-known/oauth-authorization-server/o/:slug` (RFC 8414): each organism is its own authorization server. */
export const serverMetadata =
  ({ house, as }: Protocol) =>
  async (ctx: Context): Promise<void> => {
    const { slug } = await issuingOrganismAt(house, ctx);
    const issuer = credentialIssuerOf(house.config, slug);
    ctx.body = as.createAuthorizationServerMetadata({
      issuer,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      authorization_endpoint: `${issuer}/authorize`,
      pushed_authorization_request_endpoint: `${issuer}/par`,
      require_pushed_authorization_requests: true,
      authorization_response_iss_parameter_supported: true,
      authorization_details_types_supported: ['openid_credential'],
      code_challenge_methods_supported: [PkceCodeChallengeMethod.S256],
      scopes_supported: [...CredentialConfigurationId.options],
      grant_types_supported: [authorizationCodeGrantIdentifier, preAuthorizedCodeGrantIdentifier],
      token_endpoint_auth_methods_supported: ['none'],
      'pre-authorized_grant_anonymous_access_supported': true,
      dpop_signing_alg_values_supported: ['ES256'],
      response_types_supported: ['code'],
    });
  };
