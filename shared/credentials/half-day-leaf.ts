/** One signed half-day as a leaf under the root of a completion (shared/decisions/0009): a text whose bytes are hashed as they stand. */

export interface HalfDayRecord {
  /** The signed mark, by the organism's own id: what it looks up when a funder asks for the sheet. */
  readonly record: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly half: 'am' | 'pm';
  readonly mark: 'present' | 'late' | 'absent' | 'excused';
  readonly minutes: number;
  readonly planned: number;
}

/** Members in a fixed order, no spaces. The salt, at least 128 random bits, keeps a stranger from guessing what stands behind a neighbour's hash. */
export const halfDayLeaf = ({ record, day, half, mark, minutes, planned }: HalfDayRecord, salt: string): string =>
  JSON.stringify({ record, day, half, mark, minutes, planned, salt });

const marks = new Set(['present', 'late', 'absent', 'excused']);
const count = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** What a leaf says; null when it is not of this form to the letter, so that two readers never read two things. */
export const readHalfDayLeaf = (leaf: string): HalfDayRecord | null => {
  try {
    const { record, day, half, mark, minutes, planned, salt } = JSON.parse(leaf) as Record<string, unknown>;
    const read = { record, day, half, mark, minutes, planned } as HalfDayRecord;
    const known = (half === 'am' || half === 'pm') && marks.has(String(mark)) && count(minutes) && count(planned);
    return known && halfDayLeaf(read, String(salt)) === leaf ? read : null;
  } catch {
    return null;
  }
};
