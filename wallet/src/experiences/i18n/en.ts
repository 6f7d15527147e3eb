import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'Add an experience',
  intro:
    'A job, an internship, voluntary work: what you declare here bears your signature and nobody else’s. Every reader will see it marked “declared by the person”.',
  what: 'What you did',
  whatHint: 'For example: tiler’s assistant',
  where: 'Company or organisation',
  from: 'Start',
  to: 'End, if it is over',
  reversed: 'The end comes before the start.',
  description: 'Description',
  competences: 'Competences',
  search: 'Search the ROME directory, or write in your own words',
  found: 'Competences of the directory',
  own: 'Add in your own words: {words}',
  alone: 'The directory cannot be reached: write in your own words.',
  remove: 'Remove',
  sign: 'Sign and keep',
  kept: 'Experience added to your wallet.',
};
