import type { ColumnRule } from '#shared/server/csv';

/** How people head the three columns; case, accents and punctuation do not count. */
export const enrolmentColumns: readonly ColumnRule[] = [
  { name: 'givenName', synonyms: ['prénom', 'prénoms', 'prénom usuel', 'given name', 'first name', 'forename'], required: true },
  {
    name: 'familyName',
    synonyms: ['nom', 'nom de famille', 'nom usuel', 'nom d’usage', 'family name', 'last name', 'surname'],
    required: true,
  },
  {
    name: 'email',
    synonyms: ['e-mail', 'mail', 'courriel', 'adresse e-mail', 'adresse mail', 'adresse électronique', 'adresse de messagerie'],
    required: true,
  },
];

export const columnTitles: Readonly<Record<string, string>> = { givenName: 'prénom', familyName: 'nom', email: 'e-mail' };

// Letters that only appear where a file of another encoding was read as Windows-1252 (Mac, MS-DOS), or UTF-8 was encoded twice.
const foreignSigns = /\p{Ll}[ŽŠŸŒ]|[\u0080-\u009f]|[^\p{L}\p{M}\p{Zs}\p{ASCII}’·]/u;
const encodedTwice = /Ã[\u0080-\u00bf©«»ª®¯´¹¢¡§¨]|â€/u;

/** Whether names tell that the file was not read in its own encoding. Names keep their accents, or the file is refused. */
export const garbled = (names: readonly string[], encoding: string): boolean =>
  names.some((name) => encodedTwice.test(name) || (encoding === 'windows-1252' && foreignSigns.test(name)));
