import type { Context } from 'koa';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { findToken } from '../find-token.ts';
import { credentialIssuerOf, type Organism } from '../organism.ts';
import type { Protocol } from './library.ts';
import { inOrganism } from './organism-path.ts';
import { challenge, walletOf } from './wallet-proof.ts';

const form = /^(DPoP|Bearer) ([\w-]{43})$/iu;

const unauthorised = (why: string, error = 'invalid_token'): OAuthRefusal => new OAuthRefusal(error, why, 401, challenge(error));

const presented = (ctx: Context): { readonly scheme: string; readonly accessToken: string } => {
  const header = ctx.get('authorization');
  if (!header) throw new OAuthRefusal('invalid_token', 'an access token is needed', 401, challenge());
  const match = form.exec(header);
  if (!match) throw unauthorised('this is no access token of this server');
  return { scheme: match[1]!.toLowerCase(), accessToken: match[2]! };
};

/**
 * The issuance this request may collect. Refuses (401) an unknown or expired token, one of another organism, and a bound token without a fresh
 * DPoP proof by its own key over this very token: the Bearer scheme is no way around it.
 */
export const authorise = async ({ house }: Protocol, ctx: Context, organism: Organism, endpoint: string): Promise<string> => {
  const { scheme, accessToken } = presented(ctx);
  const token = await inOrganism(house, organism, ctx, (scope) => findToken(scope, accessToken));
  if (!token) throw unauthorised('this access token is unknown or too old');
  if ((token.wallet === null) !== (scheme === 'bearer')) throw unauthorised('this access token is used with another scheme');
  if (token.wallet === null) return token.issuanceId;
  const wallet = await walletOf(house, ctx, { url: `${credentialIssuerOf(house.config, organism.slug)}/${endpoint}`, accessToken });
  if (wallet === null) throw unauthorised('a DPoP proof is needed', 'invalid_dpop_proof');
  if (wallet !== token.wallet) throw unauthorised('this access token is bound to another key');
  return token.issuanceId;
};
