// A verifier written elsewhere: `@openid4vc/openid4vp` makes the request and reads the answer, `dcql` judges it, `@sd-jwt` checks what came.
import { createServer, type IncomingMessage } from 'node:http';
import type { CallbackContext } from '@openid4vc/oauth2';
import { Openid4vpVerifier, type Openid4vpAuthorizationRequest } from '@openid4vc/openid4vp';
import { DcqlPresentationResult, DcqlQuery } from 'dcql';
import { freePort } from '../../tooling/free-port.ts';
import { closing } from './closing.ts';
import { newKey, peerCallbacks, sdJwtOf } from './keys.ts';

type Created = Awaited<ReturnType<Openid4vpVerifier['createOpenId4vpAuthorizationRequest']>>;
type Mode = 'direct_post' | 'direct_post.jwt';

/** What the verifier made of an answer. */
export interface Seen {
  readonly encrypted: boolean;
  readonly satisfied: boolean;
  readonly audience: unknown;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface PeerVerifier {
  readonly did: string;
  /** Where answers go. */
  readonly host: string;
  ask(query: DcqlQuery.Input, mode: Mode): Promise<string>;
  /** What was answered, newest last. */
  readonly seen: readonly Seen[];
  close(): Promise<void>;
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

interface Asked {
  readonly payload: Openid4vpAuthorizationRequest;
  readonly query: DcqlQuery.Input;
}

const judge = async (callbacks: CallbackContext, form: URLSearchParams, { payload, query }: Asked): Promise<Seen> => {
  const parsed = await new Openid4vpVerifier({ callbacks }).parseOpenid4vpAuthorizationResponse({
    authorizationResponse: Object.fromEntries(form),
    authorizationRequestPayload: payload,
    callbacks,
  });
  if (!('dcql' in parsed) || !parsed.dcql) throw new Error('no answer to a DCQL query');
  const [id = '', tokens] = Object.entries(parsed.dcql.presentations)[0]!;
  const compact = String((tokens as readonly unknown[])[0]);
  const read = await sdJwtOf(await newKey()).verify(compact, { keyBindingNonce: String(payload.nonce) });
  const { vct, ...claims } = read.payload;
  const presented = { credential_format: 'dc+sd-jwt', vct, claims, cryptographic_holder_binding: true } as const;
  const result = DcqlPresentationResult.fromDcqlPresentation({ [id]: [presented as never] }, { dcqlQuery: DcqlQuery.parse(query) });
  return {
    encrypted: form.has('response'),
    satisfied: result.can_be_satisfied,
    audience: read.kb?.payload.aud,
    payload: read.payload,
  };
};

export const openPeerVerifier = async (): Promise<PeerVerifier> => {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const did = `did:web:localhost%3A${port}`;
  const [key, sealing] = [await newKey(), await newKey('ECDH-ES')];
  const verifier = new Openid4vpVerifier({ callbacks: peerCallbacks([key]) });
  const reading = peerCallbacks([sealing]);
  const requests = new Map<string, Asked & { readonly jwt: string }>();
  const seen: Seen[] = [];
  const method = { id: `${did}#demande`, type: 'JsonWebKey2020', controller: did, publicKeyJwk: key.jwk };
  const document = { id: did, verificationMethod: [method], authentication: [method.id], assertionMethod: [method.id] };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', url);
    const [, word = '', id = ''] = pathname.split('/');
    const asked = requests.get(id);
    // A wallet in a browser reads the answers of other origins only when they say so.
    response.setHeader('access-control-allow-origin', '*');
    if (pathname === '/.well-known/did.json') response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
    else if (word === 'request' && asked) response.setHeader('content-type', 'application/oauth-authz-req+jwt').end(asked.jwt);
    else if (word === 'response' && asked) {
      textOf(request)
        .then((text) => judge(reading, new URLSearchParams(text), asked))
        .then(
          (one) => {
            seen.push(one);
            response.setHeader('content-type', 'application/json').end('{}');
          },
          (fault: unknown) => {
            response.statusCode = 400;
            response.end(JSON.stringify({ error: 'invalid_request', error_description: String(fault) }));
          },
        );
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));

  const payloadOf = (id: string, query: DcqlQuery.Input, mode: Mode): Openid4vpAuthorizationRequest => ({
    response_type: 'vp_token',
    response_mode: mode,
    client_id: `decentralized_identifier:${did}`,
    response_uri: `${url}/response/${id}`,
    nonce: crypto.randomUUID(),
    state: id,
    dcql_query: query,
    client_metadata: {
      client_name: 'Employeur d’ailleurs',
      vp_formats_supported: { 'dc+sd-jwt': { 'sd-jwt_alg_values': ['ES256'], 'kb-jwt_alg_values': ['ES256'] } },
      jwks: { keys: [{ ...sealing.jwk, kid: 'reponses', alg: 'ECDH-ES', use: 'enc' }] },
      encrypted_response_enc_values_supported: ['A256GCM'],
    },
  });

  return {
    did,
    host: new URL(url).host,
    seen,
    async ask(query, mode) {
      const id = crypto.randomUUID();
      const payload = payloadOf(id, query, mode);
      const signer = { method: 'did', didUrl: method.id, alg: 'ES256' } as const;
      const made: Created = await verifier.createOpenId4vpAuthorizationRequest({
        authorizationRequestPayload: payload,
        jar: { jwtSigner: signer, requestUri: `${url}/request/${id}`, expiresInSeconds: 300 },
      });
      requests.set(id, { payload, query, jwt: made.jar!.authorizationRequestJwt });
      return made.authorizationRequest;
    },
    close: () => closing(server),
  };
};
