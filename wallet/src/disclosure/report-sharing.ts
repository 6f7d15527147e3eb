import { makeCaller } from '#shared/contract/call';
import { followReport, reportRequest, type ReportReason } from '#shared/contracts/verifier/reports';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import type { Sharing } from './sharing.ts';

/** Tells the platform, and not the company, of a request that asks too much. Refuses a request of another platform. */
export const reportSharing = async (
  wallet: Wallet,
  id: string,
  { reason, words }: { readonly reason: ReportReason; readonly words: string },
): Promise<Sharing> => {
  const sharing = await wallet.store.get<Sharing>('disclosures', id);
  if (!sharing?.asked) throw new Refusal('not-reportable');
  const { url, code } = sharing.asked;
  const answer = await makeCaller(url).call(reportRequest, { body: { code, reason, words } });
  if (!answer.ok) throw new Refusal(answer.code, answer.title);
  const reported: Sharing = { ...sharing, report: answer.data };
  await wallet.store.write([{ room: 'disclosures', id, value: reported }]);
  return reported;
};

/** What the platform answered meanwhile. */
export const followReportOf = async (wallet: Wallet, id: string): Promise<Sharing> => {
  const sharing = await wallet.store.get<Sharing>('disclosures', id);
  if (!sharing?.asked || !sharing.report) throw new Refusal('not-reportable');
  const { follow } = sharing.report;
  const answer = await makeCaller(sharing.asked.url).call(followReport, { body: { follow } });
  if (!answer.ok) throw new Refusal(answer.code, answer.title);
  const followed: Sharing = { ...sharing, report: { ...answer.data, follow } };
  await wallet.store.write([{ room: 'disclosures', id, value: followed }]);
  return followed;
};
