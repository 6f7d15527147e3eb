import type { CheckLine } from '#shared/angular/look/checks';
import { blockingCheck, isOff, notchesOf, worstOf } from './shown-proof.ts';

const line = (outcome: CheckLine['outcome'], why: string): CheckLine => ({ check: 'status', outcome, why });

describe('what a page shows of a verification', () => {
  it('is as bad as its worst credential', () => {
    expect(worstOf(['verified', 'refused', 'to-check'])).toBe('refused');
    expect(worstOf(['verified', 'to-check'])).toBe('to-check');
    expect(worstOf(['verified'])).toBe('verified');
    expect(worstOf([])).toBe('refused');
  });

  it('names a failed check before one that could not be made', () => {
    const proofs = [{ checks: [line('unchecked', 'status-stale')] }, { checks: [line('passed', 'x'), line('failed', 'revoked')] }];
    expect(blockingCheck(proofs)?.why).toBe('revoked');
    expect(blockingCheck([{ checks: [line('passed', 'x')] }])).toBeNull();
  });

  it('takes the ink from what was withdrawn or is over, not from what is only to check', () => {
    expect(isOff({ checks: [line('failed', 'revoked')] })).toBeTrue();
    expect(isOff({ checks: [line('unchecked', 'status-unreachable')] })).toBeFalse();
  });

  it('draws a level from its label', () => {
    expect(['Bronze', 'Or', '72/100', '20 / 100', '100/100', 'autre'].map(notchesOf)).toEqual([1, 3, 3, 1, 3, 0]);
  });
});
