import type { Context } from 'koa';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { findToken } from '../find-token.ts';
import type { CodePurpose } from '../offer-code.model.ts';
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

/** What an access token opens. */
export interface Authorised {
  readonly issuanceIds: readonly string[];
  readonly purpose: CodePurpose;
  /** The token response named each of them: a request must say which one it means (OpenID4VCI 1.0 section 8.2). */
  readonly named: boolean;
  readonly tokenHash: string;
  readonly connectionId: string | null;
}

/**
 * The issuances this request may collect. Refuses (401) an unknown or expired token, one of another organism, and a bound token without a fresh
 * DPoP proof by its own key over this very token: the Bearer scheme is no way around it.
 */
export const authorise = async ({ house }: Protocol, ctx: Context, organism: Organism, endpoint: string): Promise<Authorised> => {
  const { scheme, accessToken } = presented(ctx);
  const granted = await inOrganism(house, organism, ctx, (scope) => findToken(scope, accessToken));
  const [token] = granted;
  if (!token) throw unauthorised('this access token is unknown or too old');
  if ((token.wallet === null) !== (scheme === 'bearer')) throw unauthorised('this access token is used with another scheme');
  const authorised = {
    issuanceIds: granted.map(({ issuanceId }) => issuanceId),
    purpose: token.purpose,
    named: token.named,
    tokenHash: token.tokenHash,
    connectionId: token.connectionId,
  };
  if (token.wallet === null) return authorised;
  const wallet = await walletOf(house, ctx, { url: `${credentialIssuerOf(house.config, organism.slug)}/${endpoint}`, accessToken });
  if (wallet === null) throw unauthorised('a DPoP proof is needed', 'invalid_dpop_proof');
  if (wallet !== token.wallet) throw unauthorised('this access token is bound to another key');
  return authorised;
};
