import { makeCaller } from '#shared/contract/call';
import { signReceipt } from '#shared/contracts/verifier/receipts';
import type { ConsentEvent, ConsentFacts } from '#shared/credentials/consent-facts';
import { signConsent, type ConsentReceipt } from '#shared/credentials/consent-receipt';
import { ReceiptRefused } from '#shared/credentials/receipt-refused';
import { verifyConsent } from '#shared/credentials/verify-consent';
import { alone } from '../vault/alone.ts';
import type { HolderKey } from '../vault/keyring.ts';
import { trustOf } from '../vault/trust.ts';
import { Refusal, type Wallet } from '../vault/wallet.ts';
import { dueReceipts, factsOfSharing } from './due-receipts.ts';
import type { Sharing } from './sharing.ts';

const keep = async (wallet: Wallet, sharing: Sharing): Promise<Sharing> => {
  await wallet.store.write([{ room: 'disclosures', id: sharing.id, value: sharing }]);
  return sharing;
};

/** A key for this sharing and no other, so that two answers to one company are not known to be one person’s. After a restore it is made anew. */
const relationOf = async (wallet: Wallet, sharing: Sharing): Promise<HolderKey> => {
  const kept = sharing.relation;
  const usable =
    kept &&
    (await wallet.keyring.sign(kept.thumbprint, 'carnet').then(
      () => true,
      () => false,
    ));
  return usable ? kept : wallet.keyring.make();
};

/** The company’s answer has to be the wallet’s own text, under both signatures. */
const checked = async (wallet: Wallet, receipt: ConsentReceipt, facts: ConsentFacts): Promise<void> => {
  try {
    const said = await verifyConsent(receipt, { crypto: wallet.crypto, resolver: trustOf(wallet).resolver }, facts.answer);
    if (JSON.stringify(said) !== JSON.stringify({ ...said, ...facts })) throw new ReceiptRefused('receipt-swapped');
  } catch (fault) {
    throw fault instanceof ReceiptRefused ? new Refusal(fault.why) : fault;
  }
};

const collectOne = async (wallet: Wallet, sharing: Sharing, event: ConsentEvent): Promise<Sharing> => {
  const { asked, receipt: secret } = sharing;
  const service = secret?.url ?? asked!.url;
  const relation = await relationOf(wallet, sharing);
  await keep(wallet, { ...sharing, relation });
  const facts = await factsOfSharing(sharing, event, { holder: relation.thumbprint, service, crypto: wallet.crypto });
  const half = await signConsent(facts, relation.jwk, (input) => wallet.keyring.sign(relation.thumbprint, input));
  const about = secret ? { disclosureId: secret.disclosureId as never, receipt: secret.secret } : { code: asked!.code };
  const answer = await makeCaller(service).call(signReceipt, { body: { about, event, half } });
  // The company never had it: there is nothing to receipt.
  if (!answer.ok && answer.status === 404) return keep(wallet, { ...sharing, relation, answer: null });
  if (!answer.ok) throw new Refusal(answer.code, answer.title);
  await checked(wallet, answer.data, facts);
  return keep(wallet, { ...sharing, relation, consents: [...(sharing.consents ?? []), { event, receipt: answer.data }] });
};

/**
 * Has the receipts of one line countersigned and keeps them: shared, refused or taken back. Refuses a receipt that is not the wallet’s own text
 * under both signatures; what could not be had stays due.
 */
export const collectReceipts = (wallet: Wallet, id: string): Promise<Sharing> =>
  alone(`receipts-${id}`, async () => {
    let sharing = await wallet.store.get<Sharing>('disclosures', id);
    if (!sharing) throw new Refusal('not-withdrawable');
    for (const event of dueReceipts(sharing)) {
      if (!dueReceipts(sharing).includes(event)) continue;
      sharing = await collectOne(wallet, sharing, event);
    }
    return sharing;
  });

/** Every receipt that is due; gives the lines that changed. One that cannot be had now is asked for again another time. */
export const collectDueReceipts = async (wallet: Wallet): Promise<readonly Sharing[]> => {
  const changed: Sharing[] = [];
  for (const sharing of await wallet.store.all<Sharing>('disclosures')) {
    if (dueReceipts(sharing).length === 0) continue;
    const after = await collectReceipts(wallet, sharing.id).catch(() => null);
    if (after) changed.push(after);
  }
  return changed;
};
