import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'What you would like to receive',
  text: 'Ask only for what serves the reason given. The person sees each line, and shares only what they choose.',
  add: 'Add a request',
  line: 'Request {number}: {name}',
  short: 'Request {number}',
  remove: 'Remove request {number}: {name}',
  only: 'One competence in particular',
  onlyHint: 'Leave empty to accept any of them',
  any: 'Any competence',
  unknown: 'No competence of the framework has these words',
  nothing: 'Tick at least one item, or remove this request.',
  needed: 'To answer',
  required: 'required',
  optional: 'optional',
  empty: 'Add at least one request.',
};
