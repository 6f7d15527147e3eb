import type { Locale } from '#shared/contract/values';
import type { NotificationKind } from './notification.model.ts';

const titles: Readonly<Record<NotificationKind, Readonly<Record<Locale, string>>>> = {
  'disclosure-received': { fr: 'Une personne a partagé des informations avec vous', en: 'Someone shared information with you' },
  'disclosure-withdrawn': { fr: 'Une personne a repris ce qu’elle avait partagé', en: 'Someone took back what they had shared' },
  'offer-refused': { fr: 'Une proposition a été refusée', en: 'An offer was refused' },
  'erasure-asked': { fr: 'Une personne demande l’effacement de ses données', en: 'Someone asks for their data to be erased' },
  'erasure-due': { fr: 'Une demande d’effacement attend votre réponse', en: 'A request for erasure awaits your answer' },
  'status-changed': { fr: 'Une attestation partagée a changé d’état', en: 'The status of a shared credential has changed' },
};

/** One line for the inbox: what happened, never who nor what was shared. */
export const titleOf = (kind: NotificationKind, locale: Locale): string => titles[kind][locale];
