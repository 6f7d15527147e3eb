import { presentCredential } from '#shared/credentials/present';
import type { ClaimPath } from '#shared/credentials/ports';
import { alone } from '../vault/alone.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { contestedSince } from './current-credentials.ts';
import { refillCopies } from './refill-copies.ts';
import type { Copy, CopyUse, StoredCredential } from './stored-credential.ts';

const fits = (copy: Copy, use: Omit<CopyUse, 'at'>): boolean => copy.use?.partner === use.partner && copy.use.purpose === use.purpose;

/**
 * Which copy goes to this partner: the one it has already seen, else a fresh one. When none is left the oldest used is named, and `reused`
 * says so: it is shown to another only after the person was told that two partners could compare what they hold.
 */
export const chooseCopy = (credential: StoredCredential, use: Omit<CopyUse, 'at'>): { readonly copy: Copy; readonly reused: boolean } => {
  const same = credential.copies.find((copy) => fits(copy, use));
  const fresh = credential.copies.find((copy) => copy.use === null);
  const copy = same ?? fresh ?? [...credential.copies].sort((a, b) => (a.use?.at ?? '').localeCompare(b.use?.at ?? ''))[0];
  if (!copy) throw new Refusal('no-copy-left');
  return { copy, reused: !same && !fresh };
};

/** A copy nobody else has seen; more are asked of the organism first. Refuses to show a used one to another unless the person said so. */
const choose = async (wallet: Wallet, held: StoredCredential, to: Omit<CopyUse, 'at'> & { readonly evenUsed?: boolean }) => {
  const first = chooseCopy(held, to);
  if (!first.reused || to.evenUsed === true) return { credential: held, copy: first.copy };
  const credential = await refillCopies(wallet, held).catch(() => held);
  const { copy, reused } = chooseCopy(credential, to);
  if (reused) throw new Refusal('copies-used');
  return { credential, copy };
};

type To = Omit<CopyUse, 'at'> & { readonly evenUsed?: boolean };

/** One tab at a time: two that choose at once would show one copy to two partners. */
const take = async (wallet: Wallet, id: string, to: To): Promise<Copy> => {
  const held = await wallet.store.get<StoredCredential>('credentials', id);
  if (!held) throw new Refusal('credential-gone');
  const { purpose, partner } = to;
  const { credential, copy } = await choose(wallet, held, to);
  const at = new Date(wallet.clock() * 1000).toISOString();
  const copies = credential.copies.map((one) => (one.thumbprint === copy.thumbprint ? { ...one, use: { purpose, partner, at } } : one));
  await wallet.store.write([{ room: 'credentials', id, value: { ...credential, copies } }]);
  return copy;
};

/**
 * Presents chosen claims of one copy, bound to this audience and nonce, and remembers whom the copy went to before anything leaves. Refuses
 * (`copies-used`) when every copy was shown to somebody else, until `evenUsed` says that the person knows what that means.
 */
export const useCopy = async (
  wallet: Wallet,
  id: string,
  paths: readonly ClaimPath[],
  to: {
    readonly purpose: CopyUse['purpose'];
    readonly partner: string;
    readonly audience: string;
    readonly nonce: string;
    readonly evenUsed?: boolean;
    /** The holder wants this partner to know that the credential is contested, if it is. */
    readonly tellContested?: boolean;
    /** Seconds since 1970: now unless told. */
    readonly issuedAt?: number;
  },
): Promise<string> => {
  const { audience, nonce, issuedAt = wallet.clock() } = to;
  const copy = await alone(`copies-${id}`, () => take(wallet, id, to));
  const sign = (input: string) => wallet.keyring.sign(copy.thumbprint, input);
  const held = to.tellContested ? await wallet.store.get<StoredCredential>('credentials', id) : null;
  const since = held ? contestedSince(held) : null;
  const binding = { nonce, audience, issuedAt, sign, ...(since ? { contestedOn: since } : {}) };
  return presentCredential(copy.compact, { paths, binding }, wallet.crypto);
};

/** Everything one declares, to one partner alone: a copy of its own, as the person signed it. */
export const showWhole = async (wallet: Wallet, id: string, partner: string): Promise<string> =>
  (await alone(`copies-${id}`, () => take(wallet, id, { purpose: 'disclosure', partner }))).compact;

/**
 * The copy that stands in files the person keeps: always the same, and shown to no partner as long as others are left. As its organism
 * signed it, everything disclosed, bound to nobody's question.
 */
export const handCopy = async (wallet: Wallet, id: string): Promise<string> => {
  const to = { purpose: 'file', partner: 'file', evenUsed: true } as const;
  return (await alone(`copies-${id}`, () => take(wallet, id, to))).compact;
};
