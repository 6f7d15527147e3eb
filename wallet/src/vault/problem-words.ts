import { Words } from '#shared/angular/i18n/words';
import { Refusal } from './wallet.ts';

const known = new Set([
  'link-unreadable',
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
  'request-unsigned',
  'request-elsewhere',
  'required-missing',
  'credential-gone',
  'no-copy-left',
  'connection-closed',
  'dead-link',
  'not-withdrawable',
]);

/** What went wrong, in the person's words; a server's own sentence when it gave one; the network otherwise. */
export const problemWords = (words: Words, cause: unknown): string => {
  if (!(cause instanceof Refusal)) return words.say('app.problems.network');
  if (known.has(cause.code)) return words.say(`app.problems.${cause.code}`, { detail: cause.detail ?? '' });
  return cause.detail ?? words.say('app.problems.network');
};
