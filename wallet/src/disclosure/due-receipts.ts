import type { ConsentEvent, ConsentFacts } from '#shared/credentials/consent-facts';
import { factsOf, receiptDigest } from '#shared/credentials/consent-receipt';
import type { CryptoPort } from '#shared/credentials/ports';
import type { Sharing } from './sharing.ts';

type Line = Pick<Sharing, 'state' | 'answer' | 'withdrawnAt' | 'receipt' | 'asked'>;

const shared = ({ state, withdrawnAt }: Line): readonly ConsentEvent[] => {
  if (state === 'shared') return ['given'];
  return state === 'withdrawn' && withdrawnAt !== null ? ['given', 'withdrawn'] : [];
};

/** What happened, as far as the verifier has dated it and the wallet holds a secret to name it by. */
const happened = (line: Line): readonly ConsentEvent[] => {
  const { answer, state, asked, receipt } = line;
  const dated = typeof answer?.at === 'string';
  if (state === 'refused') return dated && asked ? ['refused'] : [];
  return answer && receipt ? shared(line).filter((event) => dated || event !== 'given') : [];
};

/** Of which events of this line a receipt is still to be had, in their order. */
export const dueReceipts = (sharing: Sharing): readonly ConsentEvent[] =>
  happened(sharing).filter((event) => !(sharing.consents ?? []).some((one) => one.event === event));

/** What a receipt of this line must say, from what the wallet itself knows. */
export const factsOfSharing = async (
  sharing: Sharing,
  event: ConsentEvent,
  { holder, service, crypto }: { readonly holder: string; readonly service: string; readonly crypto: CryptoPort },
): Promise<ConsentFacts> => {
  const { answer, to, purpose, keptDays, withdrawnAt, consents = [] } = sharing;
  const given = event === 'withdrawn' ? consents.find((one) => one.event === 'given')?.receipt : undefined;
  return {
    ...{ event, holder, service, answer: answer!.hash, claims: answer!.claims, purpose: purpose ?? '', retentionDays: keptDays ?? 0 },
    at: event === 'withdrawn' ? withdrawnAt! : answer!.at!,
    previous: given ? await receiptDigest(given, crypto) : null,
    controller: given ? factsOf(given.payload).controller : { did: to.did, name: to.name, siret: to.siret },
  };
};
