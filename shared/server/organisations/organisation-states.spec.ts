import { Refusal } from '#shared/server/refusal';
import { move, type State, transitions } from './organisation-states.ts';

const states = Object.keys(transitions) as State[];
const reachable = (from: State): ReadonlySet<State> => {
  const seen = new Set<State>([from]);
  for (const state of seen) for (const next of transitions[state]) seen.add(next);
  return seen;
};

describe('states of an organisation', () => {
  it('are all reached from a sign-up', () => {
    expect([...reachable('pending')].sort()).toEqual([...states].sort());
  });

  for (const from of states) {
    for (const to of states) {
      const allowed = transitions[from].includes(to);
      it(`${allowed ? 'allow' : 'refuse'} ${from} to ${to}`, () => {
        const going = (): State => move(from, to);

        if (allowed) expect(going()).toBe(to);
        else expect(going).toThrowMatching((error) => error instanceof Refusal && error.problem.code === 'wrong-state');
      });
    }
  }

  it('never approve what was refused without another look', () => {
    expect(transitions.refused).not.toContain('approved');
  });
});
