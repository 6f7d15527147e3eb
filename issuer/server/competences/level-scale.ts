import type { Level, LevelValue } from '#shared/contracts/issuer/competences';
import type { LevelScale } from '#shared/contracts/issuer/training';
import type * as z from 'zod';

type Value = z.output<typeof LevelValue>;
type Described = z.output<typeof Level>;

const medals = ['bronze', 'argent', 'or'] as const;
const titles = { bronze: 'Bronze', argent: 'Argent', or: 'Or' } as const;

const hundred = (value: number): Described => ({
  scale: 'hundred',
  value,
  label: `${value}/100`,
  // By thirds: 0 to 33, 34 to 66, 67 to 100.
  normalised: Math.min(3, Math.floor(value / (100 / 3)) + 1),
});

/** A level in words and on the common scale of three, or null when the programme's scale does not have it. */
export const describeLevel = (scale: LevelScale, value: Value): Described | null => {
  if (scale === 'hundred')
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 100 ? hundred(value) : null;
  const rank = medals.findIndex((medal) => medal === value);
  const medal = medals[rank];
  return medal ? { scale: 'medals', value: medal, label: titles[medal], normalised: rank + 1 } : null;
};

/** As the table keeps it: one column of text, read by the scale beside it. */
export const keptLevel = (value: Value): string => String(value);
export const readLevel = (scale: LevelScale, kept: string): Described | null =>
  describeLevel(scale, scale === 'hundred' ? Number(kept) : (kept as Value));
