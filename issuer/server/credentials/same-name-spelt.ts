/** Whether a corrected name is the same name spelt otherwise, or another name: the first waits for its replacement, the second does not. */

const fold = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();

/** How many letters are added, left out, changed, or swapped with their neighbour (optimal string alignment). */
const distance = (one: string, other: string): number => {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const best = Math.min(rows[row - 1]![column]! + 1, line[column - 1]! + 1, rows[row - 1]![column - 1]! + (same ? 0 : 1));
      line.push(swapped ? Math.min(best, rows[row - 2]![column - 2]! + 1) : best);
    }
    rows.push(line);
  }
  return rows[one.length]![other.length]!;
};

const close = (one: string, other: string): boolean => {
  const [left, right] = [fold(one), fold(other)];
  return distance(left, right) <= (Math.min(left.length, right.length) >= 5 ? 2 : 1);
};

export interface Names {
  readonly givenName: string;
  readonly familyName: string;
}

/** Accents, hyphens, capitals and a slip of the keyboard, in both names. */
export const sameNameSpelt = (one: Names, other: Names): boolean =>
  close(one.givenName, other.givenName) && close(one.familyName, other.familyName);
