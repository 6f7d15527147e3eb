import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'Reports',
  subtitle: 'Requests to share that people find abusive.',
  empty: 'No report',
  emptyText: 'When a person reports a request from their wallet, it comes here.',
  ofCompany: '{count, plural, one {The only report about this company} other {# reports about this company}}',
  reasons: {
    'too-much': 'Asks for too much information',
    'no-link': 'Nothing to do with the job',
    'too-long': 'Keeps the information too long',
    pressure: 'Pressure on the person',
    'false-identity': 'Is not the company it says it is',
    'no-erasure': 'Did not answer a request for erasure',
    other: 'Something else',
  },
  asked: 'Asked “{purpose}”: {what}, kept {days, plural, one {# day} other {# days}}',
  states: { open: 'To handle', upheld: 'Upheld', dismissed: 'Dismissed' },
  uphold: 'Uphold',
  upholdTitle: 'Uphold this report?',
  upholdText:
    'The person will read your answer in their wallet. {name} is not told: if the request is abusive, suspend the company under “Approvals”.',
  dismiss: 'Dismiss',
  dismissTitle: 'Dismiss this report?',
  dismissText: 'The person will read your answer in their wallet.',
  answer: 'Your answer, which the person will read',
  answered: 'Answered on {day}: {answer}',
  said: 'The answer is passed on.',
  note: 'You do not know who reports, and the company does not know that it is reported.',
};
