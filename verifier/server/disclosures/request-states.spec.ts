import { awaitsWallet, isOpen, requestMoves, stateNow, statesBefore, type RequestStateName } from './request-states.ts';

describe('the life of a presentation request', () => {
  const states = Object.keys(requestMoves) as RequestStateName[];

  it('reaches every state from the first', () => {
    const reached = new Set<string>(['created']);
    for (const _round of states)
      for (const state of [...reached]) for (const next of requestMoves[state as RequestStateName]) reached.add(next);

    expect([...reached].sort()).toEqual([...states].sort());
  });

  it('never leaves an end', () => {
    for (const end of ['answered', 'refused', 'expired', 'cancelled'] as const) expect(isOpen(end)).toBeFalse();
    expect(statesBefore('answered')).toEqual(['created', 'fetched', 'held']);
  });

  it('is answered by one wallet only', () => {
    expect(states.filter(awaitsWallet)).toEqual(['created', 'fetched']);
  });

  it('is over when its time is', () => {
    const expiresAt = new Date('2026-11-24T09:00:00Z');

    expect(stateNow({ state: 'fetched', expiresAt }, expiresAt)).toBe('expired');
    expect(stateNow({ state: 'answered', expiresAt }, expiresAt)).toBe('answered');
  });
});
