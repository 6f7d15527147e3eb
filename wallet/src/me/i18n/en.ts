import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'Me',
  sharings: 'My sharings',
  links: 'My verification links',
  visibility: 'My visibility to recruiters',
  organisms: 'Connected organisations',
  noOrganism: 'No organisation connected',
  connected: 'Connected since {day}',
  closed: 'Cut off by the organisation',
  lock: 'Lock my wallet',
  device: 'This device',
  persisted: 'The browser keeps your wallet until you erase it.',
  notPersisted: 'The browser might erase your wallet when space runs out: add it to the home screen.',
};
