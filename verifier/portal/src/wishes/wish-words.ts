import type { Locale } from '#shared/angular/i18n/language';
import type { WishedClaim } from '#shared/contracts/verifier/disclosures';
import { claimCatalogue, typeNames } from '#shared/credentials/claim-catalogue';
import { credentialTypes } from '#shared/credentials/vct';

export type Kind = WishedClaim['kind'];
export const kinds: readonly Kind[] = credentialTypes;

export const kindName = (kind: Kind, locale: Locale): string => typeNames[kind][locale];

/** Every claim one may ask of that kind, in the catalogue's order. */
export const claimChoices = (kind: Kind, locale: Locale): readonly { readonly key: string; readonly label: string }[] =>
  claimCatalogue[kind].map(({ key, label }) => ({ key, label: label[locale] }));

/** The claims of a wish by name, in the catalogue's order. */
export const claimNames = ({ kind, claims }: Pick<WishedClaim, 'kind' | 'claims'>, locale: Locale): string =>
  claimChoices(kind, locale)
    .filter(({ key }) => claims.includes(key))
    .map(({ label }) => label)
    .join(', ');

const first: Readonly<Record<Kind, readonly string[]>> = {
  competence: ['name', 'level', 'validatedOn'],
  enrolment: ['givenName', 'familyName'],
  attendance: ['day', 'halfDay', 'mark'],
  completion: ['programme', 'hours', 'endsOn'],
  endorsement: ['competences', 'experience', 'endorsedOn'],
  experience: ['title', 'organisation', 'startsOn'],
};

/** A new line, with the fewest claims that make sense. */
export const newWish = (kind: Kind, code: string | null = null): WishedClaim => ({
  kind,
  code,
  claims: [...first[kind]],
  required: kind === 'competence',
});
