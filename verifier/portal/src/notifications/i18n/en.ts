import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'Notifications',
  unread: '{count, plural, =0 {Everything is read} one {# unread} other {# unread}}',
  read: 'Mark all as read',
  new: 'New',
  empty: 'No notification',
  emptyText: 'Answers, withdrawals and changes of status will be announced here.',
};
