import type { Locale } from '#shared/contract/values';
import type { Template, Words } from '#shared/server/notifications/index';
import type { NotificationKind } from './notification.model.ts';
import { titleOf } from './notification-words.ts';

export interface Told {
  readonly name: string;
  readonly link: string;
  readonly day?: string;
}

const paragraphs: Readonly<Record<NotificationKind, Readonly<Record<Locale, readonly string[]>>>> = {
  'disclosure-received': {
    fr: ['Ce qui a été partagé, et le résultat de chaque vérification, se lit dans votre espace. Rien n’en est repris dans ce message.'],
    en: ['What was shared, and the result of each check, can be read in your space. None of it is repeated in this message.'],
  },
  'disclosure-withdrawn': {
    fr: [
      'Les données ont été détruites de notre côté. Si vous en avez gardé une copie, supprimez-la\u00a0: la personne ne consent plus à ce que vous la conserviez.',
    ],
    en: ['The data has been destroyed on our side. If you kept a copy, delete it: the person no longer consents to your keeping it.'],
  },
  'offer-refused': {
    fr: ['La personne n’a rien partagé. Vous pourrez lui faire une autre proposition.'],
    en: ['The person shared nothing. You may make them another offer.'],
  },
  'erasure-asked': {
    fr: [
      'Ce que la plateforme gardait est déjà détruit. Effacez les copies que vous avez faites, puis dites-le dans votre espace, ou dites pourquoi vous ne le faites pas.',
      'La loi vous donne un mois pour répondre (RGPD, articles 12 et 17).',
    ],
    en: [
      'What the platform kept is already destroyed. Erase the copies you made, then say so in your space, or say why you do not.',
      'The law gives you a month to answer (GDPR, articles 12 and 17).',
    ],
  },
  'erasure-due': {
    fr: [
      'Une personne vous a demandé d’effacer ses données, et vous ne lui avez pas encore répondu. Vous avez jusqu’au {day} (RGPD, article 12).',
      'Effacez les copies que vous avez faites, puis dites-le dans votre espace, ou dites pourquoi vous ne le faites pas. Sans réponse, elle saura le lendemain que vous n’avez pas répondu, et pourra le signaler.',
    ],
    en: [
      'Someone asked you to erase their data, and you have not answered yet. You have until {day} (GDPR, article 12).',
      'Erase the copies you made, then say so in your space, or say why you do not. Without an answer, they will know the day after that you did not answer, and may report it.',
    ],
  },
  'status-changed': {
    fr: ['Une nouvelle vérification n’a pas donné le même résultat que la précédente. Le détail se lit dans votre espace.'],
    en: ['A new check did not give the same result as the one before. The details can be read in your space.'],
  },
};

const actions: Readonly<Record<Locale, string>> = { fr: 'Ouvrir mon espace', en: 'Open my space' };

const longDay = (day: string, locale: Locale): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString(locale === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const words = (kind: NotificationKind, locale: Locale, { name, link, day }: Told): Words => ({
  subject: titleOf(kind, locale),
  greeting: locale === 'fr' ? `Bonjour ${name},` : `Hello ${name},`,
  paragraphs: [
    `${titleOf(kind, locale)}.`,
    ...paragraphs[kind][locale].map((text) => (day ? text.replace('{day}', longDay(day, locale)) : text)),
  ],
  action: { label: actions[locale], url: link },
});

/** The e-mail that goes with a line of the inbox. No data of anyone but the reader's own name. */
export const letterFor = (kind: NotificationKind): Template<Told> => ({
  name: kind,
  fr: (data) => words(kind, 'fr', data),
  en: (data) => words(kind, 'en', data),
});
