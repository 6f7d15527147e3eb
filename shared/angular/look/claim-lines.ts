import { claimCatalogue } from '#shared/credentials/claim-catalogue';
import type { JsonObject } from '#shared/credentials/ports';
import { readClaims } from '#shared/credentials/read-claims';
import { parseVct } from '#shared/credentials/vct';
import { dayText } from '../dates/day-text.ts';
import type { Locale } from '../i18n/language.ts';

const words: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  am: { fr: 'Matin', en: 'Morning' },
  pm: { fr: 'Après-midi', en: 'Afternoon' },
  present: { fr: 'Présence', en: 'Present' },
  late: { fr: 'Retard', en: 'Late' },
  absent: { fr: 'Absence', en: 'Absent' },
  excused: { fr: 'Absence excusée', en: 'Excused' },
  trainer: { fr: 'Formation', en: 'Trainer' },
  manager: { fr: 'Direction pédagogique', en: 'Manager' },
  admin: { fr: 'Direction', en: 'Administration' },
  'action-de-formation': { fr: 'Action de formation', en: 'Training action' },
  'bilan-de-competences': { fr: 'Bilan de compétences', en: 'Skills assessment' },
  vae: { fr: 'Validation des acquis de l’expérience', en: 'Recognition of prior learning' },
  apprentissage: { fr: 'Apprentissage', en: 'Apprenticeship' },
};

const inHours = new Set(['hours', 'plannedHours']);

/** What a claim's text says to a person: days and the few codes of the catalogue in words, all else as it stands. */
export const claimWords = (text: string, locale: Locale, key = ''): string => {
  if (inHours.has(key)) return `${Number(text).toLocaleString(locale)}\u00a0h`;
  return /^\d{4}-\d\d-\d\d$/u.test(text) ? dayText(text, 'longDate', locale) : (words[text]?.[locale] ?? text);
};

/** The claims of a payload in words, in the catalogue's order: the same on detail, consent, preview and history. */
export const claimLines = (
  payload: JsonObject,
  locale: Locale,
): readonly { readonly key: string; readonly label: string; readonly value: string }[] => {
  const type = parseVct(String(payload['vct']))?.type;
  if (!type) return [];
  return readClaims(type, payload).map(({ key, text }) => ({
    key,
    label: claimCatalogue[type].find((claim) => claim.key === key)?.label[locale] ?? key,
    value: claimWords(text, locale, key),
  }));
};
