import type { Wallet } from '../vault/wallet.ts';
import { collectDueReceipts } from './collect-receipts.ts';
import { eraseSharing } from './ask-erasure.ts';
import { followReportOf } from './report-sharing.ts';
import type { Sharing } from './sharing.ts';

/** What others owe an answer to is asked for: erasures, reports, receipts. Gives the lines that may have changed; who is silent is asked again. */
export const catchUp = async (wallet: Wallet): Promise<readonly Sharing[]> => {
  const changed = new Map<string, Sharing>();
  for (const { id, erasure, report } of await wallet.store.all<Sharing>('disclosures')) {
    const asked = erasure?.state === 'asked' ? await eraseSharing(wallet, id).catch(() => null) : null;
    const followed = report?.state === 'open' ? await followReportOf(wallet, id).catch(() => null) : null;
    const latest = followed ?? asked;
    if (latest) changed.set(id, latest);
  }
  for (const sharing of await collectDueReceipts(wallet)) changed.set(sharing.id, sharing);
  return [...changed.values()];
};
