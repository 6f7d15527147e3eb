import * as z from 'zod';
import { Day, optionalText, text } from '#shared/contract/values';

/** What the page takes: the same limits as what organisms write. */
export const ExperienceForm = z.object({
  title: text(120),
  organisation: text(120),
  startsOn: Day,
  endsOn: z.union([z.literal('').transform(() => null), Day]).nullable(),
  description: optionalText(1000),
});
