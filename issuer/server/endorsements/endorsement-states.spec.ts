import { endorsementTransitions, mayBecome, type EndorsementState } from './endorsement-states.ts';

const states = Object.keys(endorsementTransitions) as EndorsementState[];

describe('the life of a request for endorsement', () => {
  it('reaches every state from the first', () => {
    const reached = new Set<EndorsementState>(['open']);
    for (const state of reached) for (const next of endorsementTransitions[state]) reached.add(next);

    expect([...reached].sort()).toEqual([...states].sort());
  });

  it('is decided once, and only what was endorsed is withdrawn', () => {
    expect(states.filter((state) => mayBecome(state, 'withdrawn'))).toEqual(['endorsed']);
    expect(states.filter((state) => mayBecome(state, 'endorsed'))).toEqual(['open']);
  });
});
