import { isOpen, offerMoves, statesBefore, type OfferStateName } from './offer-states.ts';

describe('the life of an offer', () => {
  const states = Object.keys(offerMoves) as OfferStateName[];

  it('reaches every state from the first', () => {
    for (const state of states.filter((one) => one !== 'sent')) expect(statesBefore(state)).toContain('sent');
  });

  it('never leaves an end', () => {
    expect(states.filter(isOpen)).toEqual(['sent', 'seen']);
  });
});
