import { Openid4vpClient, type Openid4vpAuthorizationRequest } from '@openid4vc/openid4vp';
import type { TrustAnswer } from '#shared/credentials/registry';
import { protocolCallbacks } from '../vault/protocol-callbacks.ts';
import { trustOf } from '../vault/trust.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { matchQuery, type Asks } from './match-query.ts';

export interface ReadRequest extends Asks {
  readonly payload: Openid4vpAuthorizationRequest;
  /** With its prefix: what the key binding is made out to. */
  readonly clientId: string;
  readonly did: string;
  readonly name: string;
  readonly siret: string | null;
  readonly since: string | null;
  readonly trust: TrustAnswer['outcome'];
  readonly purpose: string | null;
  readonly retentionDays: number | null;
}

const prefix = 'decentralized_identifier:';

const resolve = async (wallet: Wallet, uri: string) => {
  const client = new Openid4vpClient({ callbacks: protocolCallbacks(wallet) });
  try {
    const parsed = client.parseOpenid4vpAuthorizationRequest({ authorizationRequest: uri });
    return await client.resolveOpenId4vpAuthorizationRequest({ authorizationRequestPayload: parsed.params });
  } catch {
    throw new Refusal('request-unreadable');
  }
};

/** Only a request signed by the DID it names, to be answered at the server it came from (security.md B10). */
const assertSigned = (uri: string, payload: Openid4vpAuthorizationRequest, signed: boolean): void => {
  if (!signed || !payload.client_id?.startsWith(prefix)) throw new Refusal('request-unsigned');
  if (payload.response_mode !== 'direct_post.jwt' && payload.response_mode !== 'direct_post') throw new Refusal('request-unreadable');
  const requestUri = new URL(uri.replace(/^[a-z0-9-]+:\/\/\/?\??/u, 'https://request.invalid/?')).searchParams.get('request_uri');
  const host = (url: unknown): string => (typeof url === 'string' && URL.canParse(url) ? new URL(url).host : '');
  if (!requestUri || host(requestUri) !== host(payload.response_uri)) throw new Refusal('request-elsewhere');
};

const metadataOf = (payload: Openid4vpAuthorizationRequest): Record<string, unknown> => payload.client_metadata ?? {};
const wordOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 300) : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null);

/** Reads a presentation request (OpenID4VP 1.0 section 5) and who asks, from the registry and not from what it says of itself. */
export const readRequest = async (wallet: Wallet, uri: string): Promise<ReadRequest> => {
  if (uri.length > 32 * 1024) throw new Refusal('request-unreadable');
  const resolved = await resolve(wallet, uri);
  const payload = resolved.authorizationRequestPayload as Openid4vpAuthorizationRequest;
  assertSigned(uri, payload, resolved.jar !== undefined);
  const clientId = String(payload.client_id);
  const did = clientId.slice(prefix.length);
  const answer = await trustOf(wallet).verifiers.trust(did);
  const entry = answer.outcome === 'trusted' ? answer.entry : null;
  const metadata = metadataOf(payload);
  return {
    ...(await matchQuery(wallet, payload.dcql_query)),
    payload,
    clientId,
    did,
    trust: answer.outcome,
    name: entry?.name ?? wordOf(metadata['client_name']) ?? did,
    siret: entry?.siret ?? null,
    since: entry?.since ?? null,
    purpose: wordOf(metadata['carnet_purpose']),
    retentionDays: numberOf(metadata['carnet_retention_days']),
  };
};
