import { makeCaller } from '#shared/contract/call';
import { withdrawDisclosure } from '#shared/contracts/verifier/disclosures';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import type { Sharing } from './sharing.ts';

/** Takes a sharing back: the verifier destroys what it received at once (RGPD, article 17) and both sides keep a dated trace. */
export const withdrawSharing = async (wallet: Wallet, id: string): Promise<Sharing> => {
  const sharing = await wallet.store.get<Sharing>('disclosures', id);
  if (!sharing?.receipt) throw new Refusal('not-withdrawable');
  const { url, disclosureId, secret } = sharing.receipt;
  const answer = await makeCaller(url).call(withdrawDisclosure, {
    params: { disclosureId: disclosureId },
    body: { receipt: secret },
  });
  if (!answer.ok) throw new Refusal(answer.code, answer.title);
  const withdrawn: Sharing = { ...sharing, state: 'withdrawn', withdrawnAt: answer.data.withdrawnAt };
  await wallet.store.write([{ room: 'disclosures', id, value: withdrawn }]);
  return withdrawn;
};
