/** How names are kept and compared. They belong to their bearer: spaces and Unicode form are tidied, letters and case never are. */

/** One space between words, composed letters (NFC), the apostrophe of French typography. */
export const tidyName = (written: string): string => written.normalize('NFC').replace(/\s+/gu, ' ').replaceAll("'", '’').trim();

/** What a quick typist leaves out or changes: accents, case, hyphens, apostrophes. */
const skeleton = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Named {
  readonly givenName: string;
  readonly familyName: string;
}

/** Whether two spellings may be of one person: `DUPONT Emilie` and `Dupont Émilie` are, two different names are not. */
export const sameName = (left: Named, right: Named): boolean =>
  skeleton(left.givenName) === skeleton(right.givenName) && skeleton(left.familyName) === skeleton(right.familyName);
