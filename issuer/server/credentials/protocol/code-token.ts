import type { Context } from 'koa';
import { CodeTokenReply } from '#shared/contracts/protocol/oid4vci';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { redeemAuthorisation } from '../authorisation/redeem-authorisation.ts';
import type { Organism } from '../organism.ts';
import type { Protocol } from './library.ts';
import { inOrganism } from './organism-path.ts';
import { walletOf } from './wallet-proof.ts';

const dead = (): OAuthRefusal => new OAuthRefusal('invalid_grant', 'this code is unknown, used, too old, or of another wallet');

/** RFC 7636 section 4.1. */
const verifierForm = /^[\w.~-]{43,128}$/u;

const named = (credentials: readonly { readonly id: string; readonly kind: string }[]) =>
  [...new Set(credentials.map(({ kind }) => kind))].map((kind) => ({
    type: 'openid_credential' as const,
    credential_configuration_id: kind,
    credential_identifiers: credentials.filter((one) => one.kind === kind).map(({ id }) => id),
  }));

/** The `authorization_code` grant (OpenID4VCI 1.0 section 6): a token bound by DPoP, and the identifier of each credential it opens. */
export const codeToken = async (
  { house }: Protocol,
  ctx: Context,
  organism: Organism,
  { url, form }: { readonly url: string; readonly form: Readonly<Record<string, string>> },
): Promise<void> => {
  const { code, client_id: clientId = '', redirect_uri: redirectUri = '', code_verifier: verifier = '' } = form;
  if (!code || !verifierForm.test(verifier)) throw new OAuthRefusal('invalid_request', 'code and code_verifier are needed');
  const wallet = await walletOf(house, ctx, { url, accessToken: null });
  const wanted = { code, clientId, redirectUri, verifier, wallet };
  const redeemed = await inOrganism(house, organism, ctx, (scope) => redeemAuthorisation(scope, wanted));
  if (redeemed.judgement !== 'good')
    throw redeemed.judgement === 'dead' ? dead() : new OAuthRefusal('invalid_dpop_proof', 'this code needs a DPoP proof');
  ctx.body = CodeTokenReply.parse({
    access_token: redeemed.accessToken,
    token_type: 'DPoP',
    expires_in: redeemed.expiresInSeconds,
    authorization_details: named(redeemed.credentials),
  });
};
