import type { Context } from 'koa';
import * as z from 'zod';
import type { CredentialKind } from '#shared/contracts/issuer/credentials';
import { CredentialConfigurationId } from '#shared/contracts/protocol/oid4vci';
import type { Config } from '#shared/server/config';
import { OAuthRefusal } from '#shared/server/oauth-refusal';
import { readForm } from '#shared/server/serving/read-body';
import { requestMinutes, startAuthorisation } from '../authorisation/start-authorisation.ts';
import { credentialIssuerOf } from '../organism.ts';
import type { Protocol } from './library.ts';
import { inOrganism, issuingOrganismAt, noStore } from './organism-path.ts';
import { walletOf } from './wallet-proof.ts';

const mostBytes = 16 * 1024;
export const requestUriPrefix = 'urn:ietf:params:oauth:request_uri:';

type Form = Readonly<Record<string, string>>;
const wrong = (why: string, error = 'invalid_request'): OAuthRefusal => new OAuthRefusal(error, why);

/** A wallet is known by its origin, and gets its answer at the very addresses of the configuration (0012). */
const clientOf = (config: Pick<Config, 'walletUrl' | 'walletRedirects'>, form: Form) => {
  const { client_id: clientId, redirect_uri: redirectUri } = form;
  const allowed = [`${config.walletUrl}/receive/callback`, ...config.walletRedirects];
  if (!clientId || !allowed.some((one) => new URL(one).origin === clientId))
    throw new OAuthRefusal('invalid_client', 'this wallet is not registered', 401);
  if (!redirectUri || !allowed.includes(redirectUri) || new URL(redirectUri).origin !== clientId)
    throw wrong('redirect_uri is not registered for this wallet');
  return { clientId, redirectUri };
};

const Details = z
  .array(z.looseObject({ type: z.literal('openid_credential'), credential_configuration_id: CredentialConfigurationId }))
  .min(1)
  .max(20);

const parseDetails = (text: string): readonly CredentialKind[] => {
  let details: unknown;
  try {
    details = JSON.parse(text);
  } catch {
    throw wrong('authorization_details is not JSON', 'invalid_authorization_details');
  }
  const read = Details.safeParse(details);
  if (!read.success) throw wrong('only openid_credential, of configurations of this issuer', 'invalid_authorization_details');
  return read.data.map((one) => one.credential_configuration_id);
};

/** What is asked for: by authorization_details (section 5.1.1), by scope (section 5.1.2), or both. */
const kindsOf = (form: Form): readonly CredentialKind[] => {
  const detailed = form['authorization_details'] === undefined ? [] : parseDetails(form['authorization_details']);
  const scoped = (form['scope'] ?? '').split(' ').flatMap((word) => {
    const kind = CredentialConfigurationId.safeParse(word);
    return kind.success ? [kind.data] : [];
  });
  const kinds = [...new Set([...detailed, ...scoped])];
  if (kinds.length === 0) throw wrong('no credential is asked for', 'invalid_scope');
  return kinds;
};

const refuseOthers = (form: Form): void => {
  if (form['request_uri'] !== undefined) throw wrong('request_uri has no place in a pushed request');
  if (form['request'] !== undefined) throw wrong('signed requests are not read here', 'request_not_supported');
  if (form['response_type'] !== 'code') throw wrong('response_type must be code', 'unsupported_response_type');
  if (form['response_mode'] !== undefined && form['response_mode'] !== 'query') throw wrong('response_mode must be query');
};

/** RFC 7636 with S256; the state is echoed, and not kept at length. */
const refuseUnproven = (form: Form): void => {
  if (form['code_challenge_method'] !== 'S256') throw wrong('code_challenge_method must be S256');
  if (!/^[\w-]{43}$/u.test(form['code_challenge'] ?? '')) throw wrong('code_challenge is missing or not that of S256');
  if ((form['state'] ?? '').length > 500) throw wrong('state is too long');
};

const boundTo = (form: Form, proven: string | null): string | null => {
  const said = form['dpop_jkt'];
  if (said !== undefined && !/^[\w-]{43}$/u.test(said)) throw wrong('dpop_jkt is not a thumbprint');
  if (said !== undefined && proven !== null && said !== proven)
    throw wrong('dpop_jkt is not the key of the DPoP proof', 'invalid_dpop_proof');
  return proven ?? said ?? null;
};

/**
 * `POST /o/:slug/par` (RFC 9126): the only way to ask for an authorization. PKCE with S256 is needed (RFC 7636), a DPoP key is bound from here
 * on when there is one (RFC 9449 section 10). Refuses a wallet or an address that is not of the configuration.
 */
export const pushedRequest =
  (protocol: Protocol) =>
  async (ctx: Context): Promise<void> => {
    noStore(ctx);
    const { house } = protocol;
    const organism = await issuingOrganismAt(house, ctx);
    const form = await readForm(ctx.req, mostBytes);
    const client = clientOf(house.config, form);
    refuseOthers(form);
    refuseUnproven(form);
    const kinds = kindsOf(form);
    const url = `${credentialIssuerOf(house.config, organism.slug)}/par`;
    const wallet = boundTo(form, await walletOf(house, ctx, { url, accessToken: null }));
    const pushed = { ...client, kinds, wallet, state: form['state'] ?? null, codeChallenge: form['code_challenge']! };
    const request = await inOrganism(house, organism, ctx, (scope) => startAuthorisation(scope, pushed));
    ctx.status = 201;
    ctx.body = { request_uri: `${requestUriPrefix}${request}`, expires_in: requestMinutes * 60 };
  };
