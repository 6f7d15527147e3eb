/** A signed request and who signed it (OpenID4VP 1.0 sections 5, 5.9.3 and 5.10), read to the letter: a hostile one is stopped here, by its fault. */
import type { Openid4vpAuthorizationRequest } from '@openid4vc/openid4vp';
import { didOf } from '#shared/credentials/did';
import { keyOf } from '#shared/credentials/did-resolver';
import { assertHeader, parseJwt, verifyJwt, type Jwt } from '#shared/credentials/jwt';
import { Refused } from '#shared/credentials/report';
import { certificateHash, chainOf, didOfAddress, verifyByPath } from '#shared/credentials/x5c';
import { randomName } from '../vault/protocol-callbacks.ts';
import { trustOf } from '../vault/trust.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';

export interface FetchedRequest {
  readonly payload: Openid4vpAuthorizationRequest;
  /** With its prefix. */
  readonly clientId: string;
  /** By which the registry knows who asks; the client's own name when nobody vouches for its certificate. */
  readonly did: string;
  /** False for a certificate that leads to no authority of the registry. */
  readonly known: boolean;
}

const mostBytes = 256 * 1024;
const jarType = 'oauth-authz-req+jwt';
const metadata = {
  vp_formats_supported: { 'dc+sd-jwt': { 'sd-jwt_alg_values': ['ES256'], 'kb-jwt_alg_values': ['ES256'] } },
  client_id_prefixes_supported: ['decentralized_identifier', 'x509_hash'],
  request_object_signing_alg_values_supported: ['ES256'],
  authorization_encryption_alg_values_supported: ['ECDH-ES'],
  authorization_encryption_enc_values_supported: ['A256GCM', 'A128GCM'],
};

const refuse = (code: string): never => {
  throw new Refusal(code);
};
const hostOf = (url: unknown): string => (typeof url === 'string' && URL.canParse(url) ? new URL(url).host : '');

interface Invitation {
  readonly clientId: string;
  readonly requestUri: string;
  readonly post: boolean;
}

const isWebAddress = (wallet: Wallet, address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (wallet.settings.local && protocol === 'http:' && hostname === 'localhost');
};

/** What a QR or a link says. Refuses a request that stands in it unsigned, and an address that is none of the web's. */
const readInvitation = (wallet: Wallet, uri: string): Invitation => {
  const address = uri.trim().replace(/^[a-z0-9+.-]+:(\/\/[^?]*)?\??/iu, 'https://request.invalid/?');
  const asked = URL.canParse(address) ? new URL(address).searchParams : refuse('request-unreadable');
  const requestUri = asked.get('request_uri');
  const clientId = asked.get('client_id') ?? '';
  const method = asked.get('request_uri_method') ?? 'get';
  if (!requestUri || clientId.startsWith('redirect_uri:')) return refuse('request-unsigned');
  if (!isWebAddress(wallet, requestUri) || !['get', 'post'].includes(method)) return refuse('request-unreadable');
  return { clientId, requestUri, post: method === 'post' };
};

/** By POST the request is bound to this asking: a nonce of ours has to come back in it. */
const fetchJar = async ({ requestUri, post }: Invitation, nonce: string): Promise<string> => {
  const body = new URLSearchParams({ wallet_nonce: nonce, wallet_metadata: JSON.stringify(metadata) });
  const response = await fetch(requestUri, {
    ...(post ? { method: 'POST', body } : {}),
    headers: { accept: `application/${jarType}` },
    ...{ credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', cache: 'no-store' },
    signal: AbortSignal.timeout(15_000),
  }).catch(() => refuse('request-unreachable'));
  // 429: too many at once from this address, a workshop's for instance (RFC 6585 section 4). Nothing is wrong with the request.
  if (response.status >= 500 || response.status === 429) return refuse('request-unreachable');
  const text = response.ok ? await response.text().catch(() => refuse('request-unreachable')) : '';
  if (text === '' || text.length > mostBytes) return refuse('request-unreadable');
  return text.trim();
};

const parse = (text: string): Jwt => {
  // Parameters in the open, or signed by nothing: nobody stands behind them.
  if (text.startsWith('{') || text.endsWith('.')) return refuse('request-unsigned');
  try {
    const jwt = parseJwt(text);
    if (jwt.header['alg'] === 'none') return refuse('request-unsigned');
    assertHeader(jwt.header, jarType);
    return jwt;
  } catch (fault) {
    throw fault instanceof Refusal ? fault : new Refusal('request-unreadable');
  }
};

type Signer = Pick<FetchedRequest, 'did' | 'known'>;

const signedByDid = async (wallet: Wallet, jwt: Jwt, did: string): Promise<Signer> => {
  const { kid } = jwt.header;
  const url = typeof kid === 'string' ? (kid.startsWith('#') ? did + kid : kid) : '';
  if (didOf(url) !== did) return refuse('request-forged');
  const { document, problem } = { problem: null, ...(await trustOf(wallet).resolver.resolve(did, url)) };
  if (!document) return refuse(problem === 'unreachable' ? 'request-unreachable' : 'request-unreadable');
  const key = keyOf(document, url, 'authentication');
  if (!key || !(await verifyJwt(jwt, key.jwk, wallet.crypto))) return refuse('request-forged');
  return { did, known: true };
};

const faults: Readonly<Record<string, string>> = {
  'certificate-expired': 'request-certificate-expired',
  'bad-signature': 'request-forged',
};

const signedByCertificate = async (wallet: Wallet, jwt: Jwt, hash: string, clientId: string): Promise<Signer> => {
  try {
    const chain = chainOf(jwt.header);
    if (!chain?.[0] || (await certificateHash(chain[0])) !== hash) return refuse('request-forged');
    const anchors = (await trustOf(wallet).verifiers.anchors()) ?? [];
    const leaf = await verifyByPath(jwt, chain, { anchors, crypto: wallet.crypto, at: wallet.clock() });
    const dids = leaf.uris.flatMap((uri) => didOfAddress(uri) ?? []);
    return { did: dids[0] ?? clientId, known: dids.length === 1 };
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    // Somebody's certificate, of an authority the registry does not name.
    if (fault.why === 'certificate-untrusted') return { did: clientId, known: false };
    return refuse(faults[fault.why] ?? 'request-forged');
  }
};

const signerOf = (wallet: Wallet, jwt: Jwt, clientId: string): Promise<Signer> => {
  const at = clientId.indexOf(':');
  const name = clientId.slice(at + 1);
  if (clientId.startsWith('decentralized_identifier:')) return signedByDid(wallet, jwt, name);
  if (clientId.startsWith('x509_hash:')) return signedByCertificate(wallet, jwt, name, clientId);
  return refuse(clientId.startsWith('redirect_uri:') ? 'request-unsigned' : 'request-unreadable');
};

/** A request for a presentation, and for nothing that is not understood (section 8.4) or would be answered at two places (section 8.2). */
const assertUnderstood = ({ payload }: Jwt): void => {
  const modes: readonly unknown[] = ['direct_post.jwt', 'direct_post'];
  const { response_type: type, response_mode: mode, nonce } = payload;
  const asked = type === 'vp_token' && modes.includes(mode) && typeof nonce === 'string' && nonce !== '';
  if (!asked || payload['transaction_data'] !== undefined || payload['redirect_uri'] !== undefined) refuse('request-unreadable');
};

const isOver = (exp: unknown, now: number): boolean => exp !== undefined && (typeof exp !== 'number' || exp + 60 < now);

/** What this wallet can answer, now, where it came from (security.md B10). */
const assertAnswerable = (wallet: Wallet, payload: Jwt['payload'], { requestUri, post }: Invitation, nonce: string): void => {
  if (isOver(payload['exp'], wallet.clock())) refuse('request-over');
  if (post && payload['wallet_nonce'] !== nonce) refuse('request-forged');
  if (hostOf(requestUri) !== hostOf(payload['response_uri'])) refuse('request-elsewhere');
};

/** Fetches a request and finds out who signed it. Refuses, each by its own name, what is unsigned, forged, out of date, or answered elsewhere. */
export const fetchRequest = async (wallet: Wallet, uri: string): Promise<FetchedRequest> => {
  const invitation = readInvitation(wallet, uri);
  const nonce = randomName();
  const jwt = parse(await fetchJar(invitation, nonce));
  const clientId = String(jwt.payload['client_id']);
  // Section 5.10.1: the client of the link is the client of the request, prefix included.
  if (invitation.clientId !== clientId) return refuse('request-forged');
  const signer = await signerOf(wallet, jwt, clientId);
  assertUnderstood(jwt);
  assertAnswerable(wallet, jwt.payload, invitation, nonce);
  return { payload: jwt.payload as unknown as Openid4vpAuthorizationRequest, clientId, ...signer };
};
