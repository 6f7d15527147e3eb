/** What the tokens of both kinds of status list have in common. */
import { Refused, type FailedWhy } from './report.ts';

const defaultTtl = 300;
const mostTtl = 86_400;

/** Five minutes when the publisher does not say; never longer than a day. */
export const ttlSecondsOf = (seconds: unknown): number =>
  typeof seconds === 'number' && seconds > 0 ? Math.min(Math.ceil(seconds), mostTtl) : defaultTtl;

const words: Partial<Record<FailedWhy, FailedWhy>> = {
  'kid-foreign': 'status-list-foreign',
  'bad-signature': 'status-list-bad-signature',
  'key-not-found': 'status-list-bad-signature',
  'key-compromised': 'status-list-bad-signature',
};

/** A fault of the list's token, as a fault of the list: the report's line is about the credential. Anything but a refusal stays as it is. */
export const asListFault = (fault: unknown): unknown => {
  if (!(fault instanceof Refused)) return fault;
  return new Refused(fault.why.startsWith('status-list-') ? fault.why : (words[fault.why] ?? 'status-list-malformed'));
};
