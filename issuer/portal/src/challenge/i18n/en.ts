import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'Check one half-day',
  intro:
    'You hold a certificate of completion. Pick a half-day: the organism gives you its proof, and this page checks that it is in the certified total.',
  private: 'The certificate is checked here and sent to nobody. Only its hash is given to the organism, without a name.',
  file: 'Choose the file of the certificate',
  kinds: 'PDF, ZIP, JSON or text, 10 MB at most',
  paste: 'Certificate, or the code printed on it',
  pasteHint: 'Paste the whole text of the certificate, or its control code',
  read: 'Read the certificate',
  reading: 'Reading…',
  other: 'Check another certificate',
  fault: {
    nothing: 'This is neither a certificate of completion nor a control code.',
    hidden: 'This certificate is shown without its hash: ask for it with the hash.',
    several: 'Give one file at a time: that of the certificate.',
    kind: 'This kind of file is not read here. Give a PDF, a ZIP, a JSON or a text.',
    'too-large': 'This file is larger than 10 MB.',
    settings: 'Our server does not answer. Try again in a moment.',
    refused: 'This certificate is not authentic, or no longer valid. Do not rely on it.',
  },
  verdict: {
    verified: 'Certificate authentic and still valid',
    'to-check': 'Certificate signed by the organism, of which not everything could be checked',
    code: 'Control code: without the certificate, this page does not know the total',
  },
  by: 'Issued by {name}, SIRET {siret}',
  total: 'Certified total: {hours} h of {planned} h planned, {count, plural, one {# half-day} other {# half-days}}',
  pick: 'Which half-day?',
  none: 'No half-day',
  half: { am: 'morning', pm: 'afternoon' },
  ask: 'Ask for the proof',
  asking: 'Asking…',
  proven: 'This half-day is in the certified total.',
  provenByCode: 'This half-day is under the hash of the certificate.',
  wrong: 'This half-day is not in the certified total. What the organism answered does not match the certificate.',
  said: '{mark}, {minutes} of {planned}',
  noted: 'Every request is noted by the organism, without saying whom it comes from.',
};
