import type { EndorsementState } from '#shared/contracts/issuer/endorsements';

export type { EndorsementState };

/** From a state to those it may lead to. Refused or withdrawn, the person may ask anew: that is another request. */
export const endorsementTransitions: Readonly<Record<EndorsementState, readonly EndorsementState[]>> = {
  open: ['endorsed', 'refused', 'taken-back'],
  endorsed: ['withdrawn'],
  refused: [],
  'taken-back': [],
  withdrawn: [],
};

export const mayBecome = (from: EndorsementState, to: EndorsementState): boolean => endorsementTransitions[from].includes(to);
