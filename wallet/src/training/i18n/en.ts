import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'My training',
  scan: 'Scan an invitation',
  empty: 'No training',
  emptyText: 'Open the invitation of your organisation: your sessions will show here.',
  dates: 'From {from} to {to}',
  place: 'Place',
  trainers: 'With',
  courses: 'Courses',
  competences: 'Competences aimed at',
  noLevel: 'not validated yet',
  state: { planned: 'Upcoming', open: 'Ongoing', ended: 'Ended', withdrawn: 'Enrolment ended' },
  closed: 'Your wallet is no longer connected to {name}. Ask it for a new invitation.',
};
