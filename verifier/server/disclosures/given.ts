/** A wallet without a screen that answers presentation requests (OpenID4VP 1.0). For specs, journeys and demonstrations. */
import { CompactEncrypt, importJWK, type JWK } from 'jose';
import * as contracts from '#shared/contracts/verifier/disclosures';
import { matchDcql } from '#shared/credentials/dcql';
import { makeDidResolver } from '#shared/credentials/did-resolver';
import { parseJwt } from '#shared/credentials/jwt';
import type { ClaimPath, JsonObject } from '#shared/credentials/ports';
import { presentCredential } from '#shared/credentials/present';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { verifyByDid } from '#shared/credentials/verify-issuer-jwt';
import { webCrypto } from '#shared/credentials/web-crypto';
import { webFetcher } from '#shared/credentials/web-fetcher';
import type { Client } from '#shared/server/testing/client';
import type { Scope } from '#shared/server/scope';
import type { HeldCredential } from '../verification/given.ts';
import { DisclosureModel } from './disclosure.model.ts';
import { requestDisclosure } from './request-disclosure.ts';

export interface ReadRequest {
  readonly clientId: string;
  readonly nonce: string;
  readonly state: string;
  readonly responseUri: string;
  readonly query: unknown;
  readonly metadata: JsonObject & { readonly jwks?: { readonly keys: readonly JWK[] } };
  readonly payload: JsonObject;
}

/** Fetches the request object and checks it: signed by the DID that the client_id names. */
export const readRequest = async (uri: string, now: number): Promise<ReadRequest> => {
  const asked = new URL(uri.replace(/^openid4vp:\/\/\??/u, 'https://wallet.example/?')).searchParams;
  const answer = await fetch(asked.get('request_uri')!);
  if (!answer.ok) throw new Error(`the request is not served: ${answer.status}`);
  const jwt = parseJwt(await answer.text());
  const clientId = asked.get('client_id')!;
  const did = clientId.replace(/^decentralized_identifier:/u, '');
  await verifyByDid(jwt, 'oauth-authz-req+jwt', did, {
    resolver: makeDidResolver({ fetcher: webFetcher, now: () => now }),
    crypto: webCrypto,
  });
  if (jwt.payload['client_id'] !== clientId) throw new Error('another client');
  const { nonce, state, response_uri: responseUri, dcql_query: query, client_metadata: metadata } = jwt.payload;
  return { clientId, nonce, state, responseUri, query, metadata, payload: jwt.payload } as unknown as ReadRequest;
};

export interface Choice {
  readonly now: number;
  /** Of the wanted claims, those to share; every one unless told. */
  readonly share?: (path: ClaimPath) => boolean;
  /** What the binding says, when it is not what was asked. */
  readonly nonce?: string;
  readonly audience?: string;
  readonly sign?: HeldCredential['key']['sign'];
  readonly issuedAt?: number;
  /** Told by the holder: the day since which they contest it. */
  readonly contestedOn?: string;
  /** The number on the screen. */
  readonly number?: string;
}

/** The `vp_token` for a request out of held credentials: the first that answers each query. Throws when one that is required cannot be answered. */
export const makeVpToken = async (
  request: ReadRequest,
  held: readonly HeldCredential[],
  choice: Choice,
): Promise<Record<string, string[]>> => {
  const stored = await Promise.all(
    held.map(async (one, place) => ({ id: String(place), payload: (await readSdJwt(one.compact, webCrypto)).payload })),
  );
  const { matches } = matchDcql(request.query, stored);
  const token: Record<string, string[]> = {};
  for (const match of matches) {
    const candidate = match.candidates[0];
    if (!candidate && match.required) throw new Error('nothing answers this request');
    if (!candidate) continue;
    const { compact, key } = held[Number(candidate.id)]!;
    const paths = candidate.claims.map((claim) => claim.path).filter((path) => choice.share?.(path) ?? true);
    const binding = {
      nonce: choice.nonce ?? request.nonce,
      audience: choice.audience ?? request.clientId,
      issuedAt: choice.issuedAt ?? choice.now,
      sign: choice.sign ?? key.sign,
      ...(choice.contestedOn ? { contestedOn: choice.contestedOn } : {}),
    };
    token[match.id] = [await presentCredential(compact, { paths, binding }, webCrypto)];
  }
  return token;
};

/** `direct_post.jwt`: encrypted to the request's own key. */
export const encryptFor = async (request: ReadRequest, payload: unknown, enc = 'A256GCM'): Promise<string> => {
  const jwk = request.metadata.jwks!.keys[0]!;
  const plain = new TextEncoder().encode(JSON.stringify(payload));
  return new CompactEncrypt(plain).setProtectedHeader({ alg: 'ECDH-ES', enc, kid: jwk.kid! }).encrypt(await importJWK(jwk, 'ECDH-ES'));
};

export interface Posted {
  readonly status: number;
  readonly body: {
    readonly receipt?: string;
    readonly disclosure_id?: string;
    readonly redirect_uri?: string;
    readonly error?: string;
    readonly error_description?: string;
  };
}

export const postForm = async (url: string, form: Readonly<Record<string, string>>): Promise<Posted> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form),
  });
  return { status: answer.status, body: (await answer.json()) as Posted['body'] };
};

/** Answers a request with what is held; gives the receipt that takes the sharing back. */
export const answerGiven = async (uri: string, held: readonly HeldCredential[], choice: Choice): Promise<Posted> => {
  const request = await readRequest(uri, choice.now);
  const vpToken = await makeVpToken(request, held, choice);
  return postForm(request.responseUri, {
    response: await encryptFor(request, { vp_token: vpToken, state: request.state, carnet_match_code: choice.number }),
  });
};

/** Says no to a request: nothing is shared. */
export const refuseGiven = async (uri: string, now: number): Promise<Posted> => {
  const request = await readRequest(uri, now);
  return postForm(request.responseUri, { response: await encryptFor(request, { error: 'access_denied', state: request.state }) });
};

/** A wish for claims of a competence, required unless told otherwise. */
export const wishedGiven = (claims: readonly string[], more: Partial<contracts.WishedClaim> = {}): contracts.WishedClaim => ({
  kind: 'competence',
  code: null,
  claims: [...claims],
  required: true,
  ...more,
});

/** A request made by a signed-in recruiter; at the counter a number stands beside it. */
export const askGiven = async (
  client: Client,
  wishes: readonly contracts.WishedClaim[] = [wishedGiven(['name', 'level'])],
  match = false,
) => {
  const body = { purpose: 'Vérifier un niveau', wishes: [...wishes], retentionDays: 30, match };
  const answer = await client.call(contracts.createPresentationRequest, { body });
  if (answer.status !== 201) throw new Error(`request: ${answer.status} ${JSON.stringify(answer.body)}`);
  return { ...answer.body, uri: answer.body.uri! };
};

/** A trace of the scope's company as a withdrawal would leave it; gives its purpose, another each time. */
export const givenTrace = async (scope: Scope, organisationId: string): Promise<string> => {
  const purpose = `Vérifier ${crypto.randomUUID()}`;
  const company = { id: organisationId, did: 'did:web:exemple.example' };
  const request = await requestDisclosure(scope, { company, purpose, wishes: [], retentionDays: 30, minutes: 30 });
  const { id: requestId } = request;
  await DisclosureModel.query(scope.db).insert({
    ...{
      organisationId,
      requestId,
      offerId: null,
      holder: null,
      handle: null,
      purpose,
      claims: ['competence.name'],
      verdict: null,
      sealed: null,
    },
    ...{ state: 'withdrawn', receiptHash: crypto.randomUUID(), receivedAt: scope.now(), keptUntil: scope.now(), withdrawnAt: scope.now() },
  });
  return purpose;
};
