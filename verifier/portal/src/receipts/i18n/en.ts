import type { Same } from '#shared/angular/i18n/same';
import type { fr } from './fr.ts';

export const en: Same<typeof fr> = {
  title: 'Consent receipts',
  subtitle: 'What each person accepted, refused or took back, signed by them and by you.',
  empty: 'No receipt',
  emptyText: 'Each answer of a wallet leaves a receipt here, signed by both sides.',
  given: 'Consent given',
  refused: 'Refusal',
  withdrawn: 'Consent withdrawn',
  download: 'Download',
  downloadOf: 'Download the receipt: {what}',
  fileName: 'receipt',
  law: 'A receipt names the information and never contains it: it proves consent (GDPR, article 7) and stays when the data is gone.',
};
