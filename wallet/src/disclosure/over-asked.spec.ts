import { consentLines, tickedAtFirst, toggle, type Consent } from './consent-lines.ts';
import type { Ask, AskedClaim } from './match-query.ts';
import { markOverAsked } from './over-asked.ts';

const claim = (name: string, required: boolean): AskedClaim => ({ path: ['ld', name], key: name, label: { fr: name, en: name }, required });
const ask = (id: string, kind: Ask['kind'], claims: readonly AskedClaim[]): Ask => ({
  ...{ id, kind, required: true, multiple: false, claims, values: {} },
  candidates: [{ id: 'c' } as never],
  sets: { c: [claims.map(({ path }) => path), claims.filter(({ required }) => required).map(({ path }) => path)] },
  suffices: () => true,
  disclose: (_, wanted) => wanted,
});
const declared = [{ purpose: 'Étudier une candidature', claims: ['competence.name', 'competence.level'] }];
const consentOf = (asks: readonly Ask[]): Consent => ({
  asks,
  sets: asks.map(({ id, required }) => ({ options: [[id]], required })),
  lines: consentLines(asks),
  chosen: () => ['c'],
});
const overOf = (asks: readonly Ask[]): readonly string[] =>
  consentLines(asks).flatMap(({ askId, over }) => over.map(({ key, path }) => `${askId} ${key ?? path.join('.')}`));

describe('a request held against what the company declared', () => {
  it('has nothing unusual as long as it asks for what was declared', () => {
    const asks = markOverAsked([ask('a', 'competence', [claim('name', true), claim('level', false)])], declared);

    expect(overOf(asks)).toEqual([]);
    expect([...tickedAtFirst(consentOf(asks))]).toEqual(['a']);
    expect(consentLines(asks)[0]!.required).toBeTrue();
  });

  it('is told to exceed it claim by claim, by the type they are asked of', () => {
    const asks = [
      ask('a', 'competence', [claim('name', true), claim('session', false)]),
      ask('b', 'enrolment', [claim('email', true)]),
      ask('c', 'endorsement', [claim('level', true)]),
    ];

    expect(overOf(markOverAsked(asks, declared))).toEqual(['a session', 'b email', 'c level']);
  });

  it('exceeds it with what is of no type of ours', () => {
    const asks = markOverAsked([ask('a', 'other', [{ ...claim('name', true), key: null }])], declared);

    expect(overOf(asks)).toEqual(['a ld.name']);
  });

  it('is held against nothing when nothing was declared', () => {
    expect(overOf(markOverAsked([ask('a', 'enrolment', [claim('email', true)])], null))).toEqual([]);
    expect(overOf(markOverAsked([ask('a', 'enrolment', [claim('email', true)])], []))).toEqual(['a email']);
  });

  it('ticks nothing unusual beforehand, though it is required, and lets it be ticked and left', () => {
    const consent = consentOf(
      markOverAsked([ask('a', 'competence', [claim('name', true)]), ask('b', 'enrolment', [claim('email', true)])], declared),
    );
    const first = tickedAtFirst(consent);
    const ticked = toggle(consent, first, 'b');

    expect([...first]).toEqual(['a']);
    expect([...ticked].sort()).toEqual(['a', 'b']);
    expect([...toggle(consent, ticked, 'b')]).toEqual(['a']);
  });
});
