import type * as z from 'zod';
import { wrongState } from '#shared/contracts/organisations';
import type { OrganisationState } from '#shared/contracts/identity';
import { Refusal } from '#shared/server/refusal';

export type State = z.output<typeof OrganisationState>;

/** From, and where one may go: a refused organisation corrects and sends again, a suspended one may be let back in. Closing alone is final. */
export const transitions: Readonly<Record<State, readonly State[]>> = {
  pending: ['approved', 'refused'],
  refused: ['pending'],
  approved: ['suspended', 'closed'],
  suspended: ['approved', 'closed'],
  closed: [],
};

/** The new state, refused with `wrong-state` when the table has no such way. */
export const move = (from: State, to: State): State => {
  if (!transitions[from].includes(to)) throw new Refusal(wrongState);
  return to;
};
