import type { Locale } from '#shared/angular/i18n/language';
import { claimChoices, kindName, kinds } from '../wishes/wish-words.ts';

/** Every claim of the catalogue under its type, named `competence.level`. */
export const claimGroups = (locale: Locale, chosen: readonly string[]) =>
  kinds.map((kind) => ({
    kind,
    name: kindName(kind, locale),
    claims: claimChoices(kind, locale).map(({ key, label }) => ({ name: `${kind}.${key}`, label, on: chosen.includes(`${kind}.${key}`) })),
  }));

/** The same in words: `Compétence : Niveau, Session`. */
export const namedClaims = (claims: readonly string[], locale: Locale): string =>
  claimGroups(locale, claims)
    .map(({ name, claims: all }) => ({ name, labels: all.filter(({ on }) => on).map(({ label }) => label) }))
    .filter(({ labels }) => labels.length > 0)
    .map(({ name, labels }) => `${name}\u00a0: ${labels.join(', ')}`)
    .join(' · ');
