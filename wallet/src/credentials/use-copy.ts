import { presentCredential } from '#shared/credentials/present';
import type { ClaimPath } from '#shared/credentials/ports';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import type { Copy, CopyUse, StoredCredential } from './stored-credential.ts';

const fits = (copy: Copy, use: Omit<CopyUse, 'at'>): boolean => copy.use?.partner === use.partner && copy.use.purpose === use.purpose;

/**
 * Which copy goes to this partner: the one it has already seen, else a fresh one. When none is left the oldest used is taken, and `reused`
 * says so, so that the screen can warn that two partners could compare what they hold.
 */
export const chooseCopy = (credential: StoredCredential, use: Omit<CopyUse, 'at'>): { readonly copy: Copy; readonly reused: boolean } => {
  const same = credential.copies.find((copy) => fits(copy, use));
  const fresh = credential.copies.find((copy) => copy.use === null);
  const copy = same ?? fresh ?? [...credential.copies].sort((a, b) => (a.use?.at ?? '').localeCompare(b.use?.at ?? ''))[0];
  if (!copy) throw new Refusal('no-copy-left');
  return { copy, reused: !same && !fresh };
};

/** Presents chosen claims of one copy, bound to this audience and nonce, and remembers whom the copy went to before anything leaves. */
export const useCopy = async (
  wallet: Wallet,
  id: string,
  paths: readonly ClaimPath[],
  to: { readonly purpose: CopyUse['purpose']; readonly partner: string; readonly audience: string; readonly nonce: string },
): Promise<string> => {
  const credential = await wallet.store.get<StoredCredential>('credentials', id);
  if (!credential) throw new Refusal('credential-gone');
  const { purpose, partner, audience, nonce } = to;
  const { copy } = chooseCopy(credential, { purpose, partner });
  const at = new Date(wallet.clock() * 1000).toISOString();
  const copies = credential.copies.map((one) => (one.thumbprint === copy.thumbprint ? { ...one, use: { purpose, partner, at } } : one));
  await wallet.store.write([{ room: 'credentials', id, value: { ...credential, copies } }]);
  const sign = (input: string) => wallet.keyring.sign(copy.thumbprint, input);
  return presentCredential(copy.compact, { paths, binding: { nonce, audience, issuedAt: wallet.clock(), sign } }, wallet.crypto);
};
