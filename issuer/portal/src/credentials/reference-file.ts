import type { StatusBatch } from '#shared/contracts/issuer/credential-status';

/** A cell that no spreadsheet takes for a formula (OWASP, CSV injection), quoted whenever it must be. */
const cell = (text: string): string => {
  const harmless = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[";\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** The rows of a look as a CSV that can be cut down and given back: the first column is the reference. */
export const referenceFile = (rows: StatusBatch['rows'], stateWords: (state: string) => string): string =>
  [
    ['référence', 'attestation', 'personne', 'état'],
    ...rows.map(({ reference, title, person, state }) => [
      reference,
      title ?? '',
      person ? `${person.givenName} ${person.familyName}` : '',
      state ? stateWords(state) : '',
    ]),
  ]
    .map((row) => row.map(cell).join(';'))
    .join('\r\n');
