import type { Wallet } from '../vault/wallet.ts';
import { answerLine, goOnOf, type Sent } from './answer-request.ts';
import { heardAt, refusedAnswer } from './answered.ts';
import type { ReadRequest } from './read-request.ts';
import type { Sharing } from './sharing.ts';

/** All that a refusal says, and where: no claim, no key, nothing of the person. */
export interface RefusalNote {
  readonly responseUri: string;
  readonly state: string | null;
  /** Seconds since 1970: nobody hears it any more then. Null when the request does not say. */
  readonly until: number | null;
}
export const noteOf = ({ payload }: ReadRequest): RefusalNote => {
  const {
    exp,
    state,
    response_uri: responseUri,
  } = payload as { readonly exp?: unknown; readonly state?: unknown; readonly response_uri?: unknown };
  return {
    responseUri: String(responseUri),
    state: typeof state === 'string' && state !== '' ? state : null,
    until: typeof exp === 'number' ? exp : null,
  };
};

/** The line of a refusal, before anybody was told. */
export const refusalLine = async (wallet: Wallet, request: ReadRequest, offerId: string | null): Promise<Sharing> => ({
  ...answerLine(wallet, request, [], offerId),
  state: 'refused',
  answer: await refusedAnswer(wallet, request),
});

/** Null when nobody answered: a network or a server that is away. */
export const tellRefusal = async ({ responseUri, state }: RefusalNote): Promise<Response | null> => {
  const body = new URLSearchParams({ error: 'access_denied', ...(state === null ? {} : { state }) });
  const init = { method: 'POST', body, credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' } as const;
  const response = await fetch(responseUri, { ...init, signal: AbortSignal.timeout(15_000) }).catch(() => null);
  return response && response.status < 500 ? response : null;
};

/** The line once it was told: when the verifier says that it heard it, or that nobody knows whether it did. */
export const toldLine = async (line: Sharing, response: Response): Promise<{ readonly told: Sharing; readonly said: unknown }> => {
  const said: unknown = response.ok ? await response.json().catch(() => null) : null;
  return { told: { ...line, told: response.ok ? null : 'unheard', answer: heardAt(line.answer, said) }, said };
};

/**
 * Says no: the verifier learns that it was refused, and nothing else (OpenID4VP 1.0 section 8.5). The line is there before anything leaves.
 * When nobody answers, `waits` keeps the refusal until the network is back.
 */
export const refuseRequest = async (
  wallet: Wallet,
  request: ReadRequest,
  offerId: string | null = null,
  waits: (line: Sharing) => Promise<Sharing> = (line) => Promise.resolve(line),
): Promise<Sent> => {
  const line: Sharing = { ...(await refusalLine(wallet, request, offerId)), told: 'unheard' };
  const keep = (value: Sharing): Promise<void> => wallet.store.write([{ room: 'disclosures', id: value.id, value }]);
  await keep(line);
  const response = await tellRefusal(noteOf(request));
  if (!response) return { ...(await waits(line)), goOn: null };
  const { told, said } = await toldLine(line, response);
  await keep(told);
  return { ...told, goOn: goOnOf(wallet, said) };
};
