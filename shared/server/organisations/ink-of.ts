import type * as z from 'zod';
import { Ink } from '#shared/contracts/organisations';

/** A first colour, so that two organisations rarely look alike; theirs to change. */
export const inkOf = (siret: string): z.output<typeof Ink> => {
  const sum = [...siret].reduce((total, digit, index) => total + Number(digit) * (index + 1), 0);
  return Ink.options[sum % Ink.options.length]!;
};
