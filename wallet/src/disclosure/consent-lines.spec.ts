import { choicesOf, consentLines, tickedAtFirst, toggle } from './consent-lines.ts';
import type { Ask, AskedClaim } from './match-query.ts';

const claim = (name: string, required: boolean): AskedClaim => ({ path: ['ld', name], key: name, label: { fr: name, en: name }, required });
const ask = (id: string, required: boolean, claims: readonly AskedClaim[], candidates: readonly string[] = ['c']): Ask => ({
  id,
  kind: 'competence',
  required,
  claims,
  candidates: candidates.map((one) => ({ id: one }) as never),
  values: {},
  suffices: () => true,
});

describe('the lines of the consent', () => {
  const lines = consentLines([
    ask('a', true, [claim('name', true), claim('level', false)]),
    ask('b', false, [claim('email', true)]),
    ask('d', false, [claim('day', true)], []),
  ]);

  it('ticks what is required beforehand and nothing else', () => {
    expect([...tickedAtFirst(lines)]).toEqual(['a']);
  });

  it('does not let what is required be unticked', () => {
    expect([...toggle(lines, new Set(['a']), 'a')]).toEqual(['a']);
  });

  it('leaves out an optional ask that nothing held can answer', () => {
    expect(lines.map((line) => line.askId)).toEqual(['a', 'a', 'b']);
  });

  it('brings the required claims of an ask along with an optional one, and takes all away together', () => {
    const both = consentLines([ask('e', false, [claim('name', true), claim('level', false)])]);

    const ticked = toggle(both, new Set(), 'e ld.level');

    expect([...ticked].sort()).toEqual(['e', 'e ld.level']);
    expect([...toggle(both, ticked, 'e')]).toEqual([]);
  });

  it('gives the paths of what is ticked, by ask', () => {
    const choices = choicesOf(lines, new Set(['a', 'a ld.level']), () => 'c');

    expect(choices).toEqual([
      {
        askId: 'a',
        credentialId: 'c',
        paths: [
          ['ld', 'name'],
          ['ld', 'level'],
        ],
      },
    ]);
  });
});
