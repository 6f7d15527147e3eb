import { instantText } from '#shared/angular/dates/instant-text';
import type { Locale } from '#shared/angular/i18n/language';
import type { Words } from '#shared/angular/i18n/words';
import { receiptFaults, type ReceiptFault } from '#shared/credentials/receipt-refused';
import type { ConsentLine } from '#shared/credentials/report-consent';
import type { Verdict } from '#shared/credentials/report';
import type { CheckedReceipt } from './check-receipts.ts';

const isFault = (why: string): why is ReceiptFault => Object.hasOwn(receiptFaults, why);

/** What one check found. */
export const receiptSentence = ({ check, why }: ConsentLine, words: Words, locale: Locale): string => {
  if (isFault(why)) return receiptFaults[why][locale];
  return words.say(
    why === 'not-reached' ? 'verify.receipt.notReached' : `verify.receipt.${why === 'receipt-unreachable' ? 'away' : 'good'}.${check}`,
  );
};

const told = ({ report: { facts }, company, withdrawnAt }: CheckedReceipt, words: Words, locale: Locale): string => {
  const name = company?.name ?? '';
  if (withdrawnAt) return words.say('verify.receipt.sentence.takenBack', { name, day: instantText(withdrawnAt, 'longDate', locale) });
  return words.say(`verify.receipt.sentence.${facts?.event ?? 'given'}`, { name });
};

/** Why the whole is what it is: of the one receipt, or of the worst of several. */
export const receiptsSentence = (receipts: readonly CheckedReceipt[], verdict: Verdict, words: Words, locale: Locale): string => {
  const worst = receipts.find(({ report }) => report.verdict === verdict);
  if (!worst) return '';
  if (verdict === 'verified')
    return receipts.length === 1 ? told(worst, words, locale) : words.say('verify.receipt.sentence.all', { count: receipts.length });
  const line = worst.report.lines.find(({ outcome }) => outcome === (verdict === 'refused' ? 'failed' : 'unchecked'));
  // Every line holds, by a copy of the company's keys that may have changed since.
  return line ? receiptSentence(line, words, locale) : words.say('verify.receipt.sentence.aged');
};
