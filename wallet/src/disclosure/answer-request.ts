import { Openid4vpClient } from '@openid4vc/openid4vp';
import { contestedOn } from '#shared/credentials/contested';
import type { ClaimPath } from '#shared/credentials/ports';
import { readSdJwt } from '#shared/credentials/sd-jwt';
import { useCopy } from '../credentials/use-copy.ts';
import { protocolCallbacks, randomName } from '../vault/protocol-callbacks.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { askedAt, heardAt, sharedAnswer } from './answered.ts';
import type { Ask } from './match-query.ts';
import { isAnswered } from './is-answered.ts';
import type { ReadRequest } from './read-request.ts';
import { traceOf } from './settle-sharing.ts';
import type { Sharing } from './sharing.ts';

/** What the person ticked: which credential answers which ask, with which claims. Asks left out are not answered. */
export interface Choice {
  readonly askId: string;
  readonly credentialId: string;
  readonly paths: readonly ClaimPath[];
}
export interface Prepared {
  /** Whether the holder tells with it that something is contested. */
  readonly tellsContested: boolean;
  readonly request: ReadRequest;
  readonly choices: readonly Choice[];
  readonly vpToken: Readonly<Record<string, readonly string[]>>;
  /** The payloads as the verifier will read them: the preview is made of these, and of nothing else. */
  readonly preview: readonly { readonly askId: string; readonly payload: Readonly<Record<string, unknown>> }[];
}

/** The ask that a choice answers. Refuses a credential that cannot answer it, and another set of claims than it takes. */
const askFor = (request: ReadRequest, { askId, credentialId, paths }: Choice): Ask => {
  const ask = request.asks.find((one) => one.id === askId);
  if (!ask?.candidates.some((candidate) => candidate.id === credentialId)) throw new Refusal('credential-gone');
  if (!ask.suffices(paths)) throw new Refusal('required-missing');
  return ask;
};

/** Makes the presentations that would leave, so that what is previewed is what is sent, byte for byte. */
export const prepareAnswer = async (
  wallet: Wallet,
  request: ReadRequest,
  choices: readonly Choice[],
  evenUsed = false,
  tellContested = false,
): Promise<Prepared> => {
  if (!isAnswered(request)) throw new Refusal(request.trust === 'unreachable' ? 'request-unreachable' : 'requester-unknown');
  if (!request.suffices(choices.map((choice) => choice.askId))) throw new Refusal('required-missing');
  const to = {
    purpose: 'disclosure',
    partner: request.did,
    audience: request.clientId,
    nonce: String(request.payload.nonce),
    evenUsed,
    tellContested,
  } as const;
  const vpToken: Record<string, string[]> = {};
  const preview: Prepared['preview'][number][] = [];
  for (const { askId, credentialId, paths } of choices) {
    const ask = askFor(request, { askId, credentialId, paths });
    const before = (vpToken[askId] ??= []);
    if (before.length > 0 && !ask.multiple) throw new Refusal('required-missing');
    const compact = await useCopy(wallet, credentialId, ask.disclose(credentialId, paths), to);
    before.push(compact);
    preview.push({ askId, payload: (await readSdJwt(compact, wallet.crypto)).payload });
  }
  const tellsContested = Object.values(vpToken)
    .flat()
    .some((compact) => contestedOn(compact) !== null);
  return { request, choices, vpToken, preview, tellsContested };
};

const send = async (wallet: Wallet, { payload }: ReadRequest, answer: Record<string, unknown>): Promise<Response> => {
  const client = new Openid4vpClient({ callbacks: protocolCallbacks(wallet) });
  const jarm = {
    encryption: { nonce: randomName() },
    serverMetadata: {
      authorization_signing_alg_values_supported: [],
      authorization_encryption_alg_values_supported: ['ECDH-ES'],
      authorization_encryption_enc_values_supported: ['A256GCM', 'A128GCM'],
    },
  };
  const encrypted = payload.response_mode === 'direct_post.jwt' && 'vp_token' in answer;
  const made = await client.createOpenid4vpAuthorizationResponse({
    authorizationRequestPayload: payload,
    authorizationResponsePayload: answer as never,
    ...(encrypted ? { jarm: jarm } : {}),
  });
  const sent = await client.submitOpenid4vpAuthorizationResponse({
    authorizationRequestPayload: payload,
    authorizationResponsePayload: made.authorizationResponsePayload,
    ...(made.jarm ? { jarm: made.jarm } : {}),
  });
  return sent.response;
};

/** Before anything leaves: who asked, why, and what would leave, by name. */
export const answerLine = (wallet: Wallet, request: ReadRequest, choices: readonly Choice[], offerId: string | null): Sharing => {
  const chosen = choices.map((choice) => ({ ask: request.asks.find((ask) => ask.id === choice.askId)!, ...choice }));
  const isChosen = (paths: readonly ClaimPath[], path: ClaimPath) => paths.some((one) => JSON.stringify(one) === JSON.stringify(path));
  return {
    id: randomName(),
    at: new Date(wallet.clock() * 1000).toISOString(),
    to: { name: request.name, did: request.did, siret: request.siret },
    ...(request.stranger ? { outside: true } : {}),
    purpose: request.purpose,
    claims: chosen.flatMap(({ ask, paths }) => ask.claims.filter((claim) => isChosen(paths, claim.path)).map((claim) => claim.label)),
    credentials: chosen.map(({ ask, credentialId }) => ask.candidates.find((one) => one.id === credentialId)!.title),
    state: 'unknown',
    keptDays: request.retentionDays,
    offerId,
    receipt: null,
    withdrawnAt: null,
    asked: askedAt(request),
  };
};

const receiptOf = (request: ReadRequest, body: unknown): Sharing['receipt'] => {
  if (request.stranger) return null;
  const { receipt, disclosure_id: disclosureId } = (body ?? {}) as { receipt?: unknown; disclosure_id?: unknown };
  if (typeof receipt !== 'string' || typeof disclosureId !== 'string') return null;
  return { url: new URL(String(request.payload.response_uri)).origin, disclosureId, secret: receipt };
};

export interface Sent extends Sharing {
  /** Where the verifier wants the person back (section 8.2); null when nowhere, or nowhere a browser should go. */
  readonly goOn: string | null;
}

/** Only a page of the web: an address of another scheme would run in this wallet or in another application. */
export const goOnOf = (wallet: Wallet, body: unknown): string | null => {
  const { redirect_uri: uri } = (body ?? {}) as { redirect_uri?: unknown };
  if (typeof uri !== 'string' || uri.length > 4096 || !URL.canParse(uri)) return null;
  const { protocol, hostname } = new URL(uri);
  const local = wallet.settings.local && protocol === 'http:' && hostname === 'localhost';
  return protocol === 'https:' || local ? uri : null;
};

/** What goes with an answer to a verifier that knows it: the number on its screen, a receipt of the wallet's choosing. */
const besides = ({ wantsNumber }: ReadRequest, trace: Sharing['trace'], number: string | null) => ({
  ...(wantsNumber && number !== null ? { carnet_match_code: number } : {}),
  ...(trace ? { carnet_receipt: trace.secret } : {}),
});

/**
 * Sends what was prepared (OpenID4VP 1.0 section 8.2 and 8.3). The journal line is written before anything leaves and says `unknown` until
 * the verifier answered: after a cut the person is told that it may have been received. `number` is the one on the screen, when it is asked for.
 */
export const sendAnswer = async (
  wallet: Wallet,
  prepared: Prepared,
  offerId: string | null = null,
  number: string | null = null,
): Promise<Sent> => {
  const { request, choices, vpToken } = prepared;
  const answer = await sharedAnswer(wallet, prepared);
  const begun: Sharing = { ...answerLine(wallet, request, choices, offerId), trace: traceOf(wallet, request), answer };
  const keep = async (sharing: Sharing): Promise<Sharing> => {
    await wallet.store.write([{ room: 'disclosures', id: sharing.id, value: sharing }]);
    return sharing;
  };
  await keep(begun);
  const shown = besides(request, begun.trace, number);
  const response = await send(wallet, request, { vp_token: vpToken, ...shown }).catch(() => null);
  // A server that broke off may have kept it all the same.
  if (!response || response.status >= 500) return { ...begun, goOn: null };
  if (!response.ok) return { ...(await keep({ ...begun, state: 'failed', trace: null })), goOn: null };
  const body: unknown = await response.json().catch(() => null);
  if (body === null && begun.trace) return { ...begun, goOn: null };
  const heard = { receipt: receiptOf(request, body), answer: heardAt(answer, body), trace: null };
  return { ...(await keep({ ...begun, state: 'shared', ...heard })), goOn: goOnOf(wallet, body) };
};
