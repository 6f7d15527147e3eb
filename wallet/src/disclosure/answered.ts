/** What consent receipts are about: the answer that left, by its SHA-256, and where it was asked. */
import { answerDigest } from '#shared/credentials/answer-digest';
import { namedClaims } from '#shared/credentials/named-claims';
import type { Wallet } from '../vault/wallet.ts';
import type { ReadRequest } from './read-request.ts';
import type { Sharing } from './sharing.ts';

/** An answer as it leaves. */
interface Leaving {
  readonly request: ReadRequest;
  readonly choices: readonly { readonly askId: string }[];
  readonly vpToken: Readonly<Record<string, readonly string[]>>;
}

/** The code in the address of a request of this platform; null elsewhere. */
export const askedAt = ({ countersigns, payload }: ReadRequest): Sharing['asked'] => {
  const uri = String(payload.response_uri);
  const code = countersigns ? /^https?:\/\/[^/]+\/vp\/([\w-]{43})\/response$/u.exec(uri)?.[1] : undefined;
  return code ? { url: new URL(uri).origin, code } : null;
};

/** Null when it is no receipt’s: another verifier, or a credential of a type that is not ours. */
export const sharedAnswer = async (wallet: Wallet, { request, choices, vpToken }: Leaving): Promise<Sharing['answer']> => {
  const kinds = choices.map(({ askId }) => request.asks.find((ask) => ask.id === askId)!.kind);
  if (!request.countersigns || kinds.includes('other')) return null;
  const presented = Object.entries(vpToken).flatMap(([askId, compacts]) => {
    const kind = request.asks.find((ask) => ask.id === askId)!.kind;
    return kind === 'other' ? [] : compacts.map((compact) => ({ kind, compact }));
  });
  const claims = await namedClaims(presented, wallet.crypto);
  return { hash: await answerDigest({ vpToken }, wallet.crypto), claims: claims.toSorted(), at: null };
};

export const refusedAnswer = async (wallet: Wallet, { countersigns, payload }: ReadRequest): Promise<Sharing['answer']> => {
  if (!countersigns || typeof payload.state !== 'string') return null;
  return { hash: await answerDigest({ error: 'access_denied', state: payload.state }, wallet.crypto), claims: [], at: null };
};

/** With the time the verifier gives in its reply. */
export const heardAt = (answer: Sharing['answer'], body: unknown): Sharing['answer'] => {
  const { answered_at: at } = (body ?? {}) as { readonly answered_at?: unknown };
  return answer && typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? { ...answer, at } : answer;
};
