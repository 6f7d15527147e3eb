import type { Context } from 'koa';
import { authorizationCodeGrantIdentifier, preAuthorizedCodeGrantIdentifier } from '@openid4vc/oauth2';
import { TokenReply } from '#shared/contracts/protocol/oid4vci';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { readForm } from '#shared/server/serving/read-body';
import { credentialIssuerOf } from '../organism.ts';
import { redeemCode, type Redeemed } from '../redeem-code.ts';
import { codeToken } from './code-token.ts';
import { refusing } from './oauth-words.ts';
import type { Protocol } from './library.ts';
import { inOrganism, issuingOrganismAt, noStore } from './organism-path.ts';
import { walletOf } from './wallet-proof.ts';

const mostBytes = 16 * 1024;

/** Section 6.3: a wrong transaction code and a dead code are both `invalid_grant`; one that was not expected, or is missing, `invalid_request`. */
const words: Readonly<Record<Exclude<Redeemed['judgement'], 'good'>, readonly [string, string]>> = {
  unknown: ['invalid_grant', 'this code is unknown, used or too old'],
  dead: ['invalid_grant', 'this code is unknown, used or too old'],
  'wrong-digits': ['invalid_grant', 'the transaction code is wrong'],
  'digits-missing': ['invalid_request', 'a transaction code is expected'],
  'digits-unexpected': ['invalid_request', 'no transaction code is expected'],
  'proof-missing': ['invalid_dpop_proof', 'this code needs a DPoP proof'],
};

const parse = ({ as, house }: Protocol, ctx: Context, url: string, form: Readonly<Record<string, string>>) =>
  refusing('invalid_request', () => {
    const headers = new Headers({ dpop: ctx.get('dpop') });
    if (!ctx.get('dpop')) headers.delete('dpop');
    const { grant } = as.parseAccessTokenRequest({ accessTokenRequest: form, request: { headers, method: 'POST', url } });
    if (grant.grantType !== preAuthorizedCodeGrantIdentifier) throw new OAuthRefusal('unsupported_grant_type', 'only pre-authorised codes');
    if (
      form['resource'] !== undefined &&
      form['resource'].replace(/\/$/u, '') !== url.replace(/\/token$/u, '') &&
      form['resource'] !== house.config.publicUrl
    ) {
      throw new OAuthRefusal('invalid_target', 'this server answers for one credential issuer');
    }
    return { code: grant.preAuthorizedCode, txCode: grant.txCode ?? null };
  });

/** `POST /o/:slug/token` (OpenID4VCI 1.0 section 6): a code of either kind for a token of five minutes, bound to the wallet's key by DPoP. */
export const token =
  (protocol: Protocol) =>
  async (ctx: Context): Promise<void> => {
    noStore(ctx);
    const { house } = protocol;
    const organism = await issuingOrganismAt(house, ctx);
    const url = `${credentialIssuerOf(house.config, organism.slug)}/token`;
    const form = await readForm(ctx.req, mostBytes);
    if (form['grant_type'] === authorizationCodeGrantIdentifier) return codeToken(protocol, ctx, organism, { url, form });
    const { code, txCode } = await parse(protocol, ctx, url, form);
    const wallet = await walletOf(house, ctx, { url, accessToken: null });
    const redeemed = await inOrganism(house, organism, ctx, (scope) => redeemCode(scope, { code, txCode, wallet }));
    if (redeemed.judgement !== 'good') throw new OAuthRefusal(...words[redeemed.judgement]);
    const { accessToken, expiresInSeconds } = redeemed;
    ctx.body = TokenReply.parse({ access_token: accessToken, token_type: wallet ? 'DPoP' : 'Bearer', expires_in: expiresInSeconds });
  };
