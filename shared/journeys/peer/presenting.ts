// How that wallet answers a verifier: `@openid4vc/openid4vp` reads the signed request, `dcql` chooses, `@sd-jwt` presents.
import { randomBytes } from 'node:crypto';
import { Openid4vpClient } from '@openid4vc/openid4vp';
import { DcqlQuery, type DcqlSdJwtVcCredential } from 'dcql';
import { peerCallbacks, sdJwtOf, type PeerKey } from './keys.ts';

export interface Held {
  readonly compact: string;
  readonly key: PeerKey;
}
export interface Answered {
  readonly clientId: string;
  readonly mode: string;
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A wallet that cannot encrypt says so when it fetches the request (OpenID4VP section 5.10). */
const cannotEncrypt = {
  vp_formats_supported: { 'dc+sd-jwt': { 'sd-jwt_alg_values': ['ES256'], 'kb-jwt_alg_values': ['ES256'] } },
  client_id_prefixes_supported: ['decentralized_identifier', 'x509_hash'],
  request_object_signing_alg_values_supported: ['ES256'],
  authorization_encryption_alg_values_supported: [],
} as const;

const serverMetadata = {
  authorization_signing_alg_values_supported: [],
  authorization_encryption_alg_values_supported: ['ECDH-ES'],
  authorization_encryption_enc_values_supported: ['A256GCM', 'A128GCM'],
};

type Frame = Record<string, unknown>;

/** Every branch that leads to a claim the query asked for. */
const frameOf = (output: unknown): unknown =>
  typeof output === 'object' && output !== null && !Array.isArray(output)
    ? Object.fromEntries(Object.entries(output as Frame).map(([name, value]) => [name, frameOf(value)]))
    : true;

/** `dcql` says whether this credential answers, and which of its claims leave. */
const choose = async (query: DcqlQuery, { compact, key }: Held): Promise<{ readonly id: string; readonly frame: Frame }> => {
  const claims = (await sdJwtOf(key).getClaims(compact)) as Frame;
  const { vct } = claims;
  const credential = {
    credential_format: 'dc+sd-jwt',
    vct,
    claims,
    cryptographic_holder_binding: true,
  } as unknown as DcqlSdJwtVcCredential;
  const result = DcqlQuery.query(query, [credential]);
  if (!result.can_be_satisfied) throw new Error('dcql: this credential does not answer');
  const [id, match] = Object.entries(result.credential_matches).find(([, one]) => one.success)!;
  const chosen = (match as unknown as { valid_credentials: { claims: { valid_claim_sets: { output: Frame }[] } }[] }).valid_credentials[0]!;
  return { id, frame: frameOf(chosen.claims.valid_claim_sets[0]!.output) as Frame };
};

interface Way {
  readonly encrypts: boolean;
  /** Said in the key binding instead of the verifier's. */
  readonly nonce?: string;
}

type Client = InstanceType<typeof Openid4vpClient>;

/**
 * The signed request, as the library reads it. Its 0.4.6 posts the members of `wallet_metadata` one by one instead of as one parameter of that
 * name, so what this wallet says of itself is posted here, and the library is given the answer.
 */
const readRequest = async (client: Client, uri: string, { encrypts }: Way) => {
  const { params } = client.parseOpenid4vpAuthorizationRequest({ authorizationRequest: uri });
  if (encrypts || !params.request_uri) return client.resolveOpenId4vpAuthorizationRequest({ authorizationRequestPayload: params });
  const body = new URLSearchParams({ wallet_metadata: JSON.stringify(cannotEncrypt) });
  const request = await (await fetch(params.request_uri as string, { method: 'POST', body })).text();
  return client.resolveOpenId4vpAuthorizationRequest({ authorizationRequestPayload: { client_id: params.client_id!, request } });
};

export const answer = async (uri: string, held: Held, way: Way): Promise<Answered> => {
  const client = new Openid4vpClient({ callbacks: peerCallbacks([]) });
  const resolved = await readRequest(client, uri, way);
  const request = resolved.authorizationRequestPayload;
  const clientId = String(request.client_id);
  const { id, frame } = await choose(DcqlQuery.parse(resolved.dcql!.query as never), held);
  const binding = { aud: clientId, nonce: way.nonce ?? request.nonce, iat: Math.floor(Date.now() / 1000) };
  const presented = await sdJwtOf(held.key).present(held.compact, frame as never, { kb: { payload: binding } });
  const made = await client.createOpenid4vpAuthorizationResponse({
    authorizationRequestPayload: request,
    authorizationResponsePayload: { vp_token: { [id]: [presented] } },
    ...(way.encrypts ? { jarm: { encryption: { nonce: randomBytes(16).toString('base64url') }, serverMetadata } } : {}),
  });
  const { response } = await client.submitOpenid4vpAuthorizationResponse({
    authorizationRequestPayload: request as never,
    authorizationResponsePayload: made.authorizationResponsePayload,
    ...(made.jarm ? { jarm: made.jarm } : {}),
  });
  return { clientId, mode: String(request.response_mode), status: response.status, body: (await response.json()) as Frame };
};
