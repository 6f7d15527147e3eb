import { makeCaller } from '#shared/contract/call';
import { lookUpDisclosure } from '#shared/contracts/verifier/disclosures';
import type { ReadRequest } from './read-request.ts';
import { randomSecret } from '../vault/random-secret.ts';
import type { Wallet } from '../vault/wallet.ts';
import type { Sharing } from './sharing.ts';

/** Seconds: how long a verifier that takes receipts keeps an answer for the browser it began in, and what clocks may differ by. */
const [held, margin] = [600, 60];

/** A receipt of the wallet's choosing, kept before anything leaves; null for a verifier that takes none. */
export const traceOf = (wallet: Wallet, { takesReceipt, payload }: ReadRequest): Sharing['trace'] => {
  if (!takesReceipt) return null;
  const { exp, response_uri: uri } = payload as { readonly exp?: unknown; readonly response_uri?: unknown };
  const end = typeof exp === 'number' ? exp : wallet.clock() + 3600;
  return { url: new URL(String(uri)).origin, secret: randomSecret(), until: new Date((end + margin) * 1000).toISOString() };
};

/** After its time is up a request is answered by nobody any more: what has not arrived then never will. */
const missing = (wallet: Wallet, sharing: Sharing, until: string): Sharing =>
  Date.parse(until) > wallet.clock() * 1000 ? sharing : { ...sharing, state: 'failed', trace: null };

const settled = async (wallet: Wallet, sharing: Sharing): Promise<Sharing> => {
  const { trace, state } = sharing;
  if (state !== 'unknown' || !trace) return sharing;
  const { url, secret, until } = trace;
  const answer = await makeCaller(url)
    .call(lookUpDisclosure, { body: { receipt: secret } })
    .catch(() => null);
  if (!answer) return sharing;
  if (!answer.ok) return answer.status === 404 ? missing(wallet, sharing, until) : sharing;
  const { disclosureId, state: there, answeredAt: at } = answer.data;
  // Nobody has it yet: it is received, or destroyed, within minutes.
  if (there === 'held') return { ...sharing, trace: { ...trace, until: new Date((wallet.clock() + held + margin) * 1000).toISOString() } };
  const receipt = { url, disclosureId, secret };
  const heard = sharing.answer && at ? { answer: { ...sharing.answer, at } } : {};
  return { ...sharing, ...heard, state: there === 'withdrawn' ? 'withdrawn' : 'shared', receipt, trace: null };
};

/** Asks the verifiers what became of answers whose reply was lost on the way. Gives the lines that changed; who does not answer is asked again. */
export const settleSharings = async (wallet: Wallet): Promise<readonly Sharing[]> => {
  const changed: Sharing[] = [];
  for (const sharing of await wallet.store.all<Sharing>('disclosures')) {
    const value = await settled(wallet, sharing);
    if (value === sharing) continue;
    await wallet.store.write([{ room: 'disclosures', id: value.id, value }]);
    changed.push(value);
  }
  return changed;
};
