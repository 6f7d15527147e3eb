import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'My verification links',
  text: 'A link shows what you chose to whoever opens it, until its end date. The server keeps encrypted content it cannot read.',
  empty: 'No link',
  emptyText: 'Open a credential and choose “Make a verification link”.',
  create: 'Make a link',
  which: 'Credential',
  what: 'What the link will show',
  days: 'Valid for',
  day: { d1: '1 day', d7: '7 days', d30: '30 days', d90: '90 days' },
  views: 'Views',
  view: { any: 'No limit', v1: 'Only one', v10: 'Ten at most' },
  make: 'Make the link',
  making: 'Making…',
  made: 'Your link is ready',
  madeText: 'The reading key is in the link itself: whoever has it can read it, until {day}.',
  share: 'Send',
  state: { open: 'Open', expired: 'Expired', withdrawn: 'Withdrawn', 'used-up': 'Used up', unknown: 'State unknown offline' },
  until: 'Until {day}',
  seen: '{count, plural, =0 {Never viewed} one {Viewed # time} other {Viewed # times}}',
  withdraw: 'Withdraw the link',
  withdrawTitle: 'Withdraw this link?',
  withdrawText: 'The link to “{title}” will show nothing any more, even to whoever already received it. This cannot be undone.',
  withdrawn: 'Link withdrawn: it no longer shows anything.',
  none: 'Your wallet has no credential to show yet.',
};
