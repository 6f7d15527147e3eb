import { makeCaller } from '#shared/contract/call';
import { askErasure } from '#shared/contracts/verifier/erasures';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import type { Sharing } from './sharing.ts';

/**
 * Asks the company to erase all it was given (RGPD, article 17): what the product holds goes at once, and the company has a month to answer for
 * its copies. Asked again, brings back what it answered. Refuses a sharing that no receipt came with.
 */
export const eraseSharing = async (wallet: Wallet, id: string): Promise<Sharing> => {
  const sharing = await wallet.store.get<Sharing>('disclosures', id);
  if (!sharing?.receipt) throw new Refusal('not-withdrawable');
  const { url, disclosureId, secret } = sharing.receipt;
  const params = { disclosureId: disclosureId as never };
  const answer = await makeCaller(url).call(askErasure, { params, body: { receipt: secret } });
  if (!answer.ok) throw new Refusal(answer.code, answer.title);
  const { withdrawnAt, ...erasure } = answer.data;
  const asked: Sharing = { ...sharing, state: 'withdrawn', withdrawnAt: sharing.withdrawnAt ?? withdrawnAt, erasure };
  await wallet.store.write([{ room: 'disclosures', id, value: asked }]);
  return asked;
};
