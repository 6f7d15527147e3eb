import { Words } from '#shared/angular/i18n/words';
import { Refusal } from './wallet.ts';

const known = new Set([
  'link-unreadable',
  'device-here',
  'issuer-unknown',
  'offer-unreadable',
  'offer-host-differs',
  'offer-format-unknown',
  'offer-grant-unknown',
  'code-refused',
  'offer-over',
  'offer-refused',
  'issuer-unreachable',
  'credential-refused',
  'request-unreadable',
  'request-unreachable',
  'request-unsigned',
  'request-elsewhere',
  'request-forged',
  'request-certificate-expired',
  'request-over',
  'required-missing',
  'requester-unknown',
  'credential-gone',
  'no-copy-left',
  'copies-used',
  'evidence-differs',
  'offer-promised',
  'answer-unasked',
  'answer-elsewhere',
  'authorisation-refused',
  'connection-closed',
  'dead-link',
  'not-withdrawable',
  'not-reportable',
  'receipt-malformed',
  'receipt-half-signed',
  'receipt-swapped',
  'receipt-holder-signature',
  'receipt-company-signature',
  'receipt-other-answer',
  'storage-full',
  'wallet-erased',
  'wallet-here',
  'clock-wrong',
  'backup-foreign',
  'backup-damaged',
  'backup-newer',
  'backup-phrase',
  'kit-mistyped',
  'kit-other',
  'last-method',
  'passkey-silent',
  'passkey-without-prf',
  'passkey-impossible',
  'passkey-known',
]);

/** What went wrong, in the person's words; a server's own sentence when it gave one; the network otherwise. */
export const problemWords = (words: Words, cause: unknown): string => {
  // an answer without words of its own, as a proxy or a service worker gives when the network is down
  if (!(cause instanceof Refusal) || cause.code === 'unexpected-reply') return words.say('app.problems.network');
  if (known.has(cause.code)) return words.say(`app.problems.${cause.code}`, { detail: cause.detail ?? '' });
  return cause.detail ?? words.say('app.problems.network');
};
