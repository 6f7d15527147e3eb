import { issuanceTransitions, mayMove, stands, waits, type IssuanceState } from './issuance-states.ts';

const states = Object.keys(issuanceTransitions) as IssuanceState[];

describe('issuance states', () => {
  it('are all reachable from an offer', () => {
    const reached = new Set<IssuanceState>(['offered']);
    for (const state of reached) for (const next of issuanceTransitions[state]) reached.add(next);

    expect([...reached].sort()).toEqual([...states].sort());
  });

  it('end for good when revoked, replaced or cancelled, and nowhere else', () => {
    expect(states.filter((state) => issuanceTransitions[state].length === 0).sort()).toEqual(['cancelled', 'replaced', 'revoked']);
  });

  it('never sign what nobody claimed, nor cancel what was signed', () => {
    expect(mayMove('offered', 'signed')).toBeFalse();
    expect(mayMove('signed', 'cancelled')).toBeFalse();
    expect(mayMove('revoked', 'delivered')).toBeFalse();
  });

  it('either wait, stand or have ended', () => {
    for (const state of states)
      expect([waits(state), stands(state), issuanceTransitions[state].length === 0].filter(Boolean).length).toBe(1);
  });
});
