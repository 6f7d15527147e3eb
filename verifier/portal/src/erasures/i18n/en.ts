import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'Erasure requests',
  subtitle: 'What people shared with you and now ask you to erase.',
  empty: 'No request',
  emptyText: 'When a person asks that what they shared be erased, the request comes here.',
  received: 'Received on {day}: {what}',
  asked: 'Asked on {day}. What the platform kept is already destroyed.',
  due: 'Answer before {day}',
  late: 'Late since {day}',
  done: 'Everything is erased',
  doneTitle: 'Is everything erased on your side?',
  doneText:
    'Exports, printouts, messages, colleagues’ files: the person will be told that you keep none of it. This declaration commits you.',
  doneSaid: 'The person is told.',
  doneOn: 'Erased on {day}',
  decline: 'Do not erase',
  declineTitle: 'Not erase your copies?',
  declineText: 'The law allows it in a few cases only, such as a legal obligation or a dispute (GDPR, article 17(3)).',
  declineSaid: 'Your reason is passed on to the person.',
  declinedOn: 'Declined on {day}',
  reason: 'Your reason, which the person will read',
  law: 'You have a month to answer, from the day of the request (GDPR, article 12(3)). Without an answer the person may go to the CNIL.',
};
