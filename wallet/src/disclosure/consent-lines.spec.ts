import type { ClaimPath } from '#shared/credentials/ports';
import { choicesOf, consentLines, settleAsk, tickedAtFirst, toggle, type Consent } from './consent-lines.ts';
import type { Ask, AskedClaim } from './match-query.ts';

const claim = (name: string, required: boolean): AskedClaim => ({ path: ['ld', name], key: name, label: { fr: name, en: name }, required });
const paths = (...names: readonly string[]): ClaimPath[] => names.map((name) => ['ld', name]);
const ask = (id: string, more: Partial<Ask> & Pick<Ask, 'claims' | 'sets'>): Ask => ({
  id,
  kind: 'competence',
  required: true,
  multiple: false,
  candidates: Object.keys(more.sets).map((one) => ({ id: one }) as never),
  values: {},
  suffices: () => true,
  disclose: (_, wanted) => wanted,
  ...more,
});
const consentOf = (asks: readonly Ask[], more: Partial<Consent> = {}): Consent => ({
  asks,
  sets: asks.map(({ id, required }) => ({ options: [[id]], required })),
  lines: consentLines(asks),
  chosen: (askId) => Object.keys(asks.find((one) => one.id === askId)?.sets ?? {}).slice(0, 1),
  ...more,
});
const all = (consent: Consent, ...ids: readonly string[]): readonly string[] =>
  [...ids.reduce((ticked, id) => toggle(consent, ticked, id), tickedAtFirst(consent))].sort();

describe('the lines of the consent', () => {
  const consent = consentOf([
    ask('a', { claims: [claim('name', true), claim('level', false)], sets: { c: [paths('name', 'level'), paths('name')] } }),
    ask('b', { required: false, claims: [claim('email', true)], sets: { c: [paths('email')] } }),
    ask('d', { required: false, claims: [claim('day', true)], sets: {} }),
  ]);

  it('ticks what is required beforehand and nothing else', () => {
    expect(all(consent)).toEqual(['a']);
  });

  it('does not let what is required be unticked', () => {
    expect(all(consent, 'a')).toEqual(['a']);
  });

  it('leaves out an optional ask that nothing held can answer', () => {
    expect(consent.lines.map((line) => line.askId)).toEqual(['a', 'a', 'b']);
  });

  it('brings the required claims of an ask along with an optional one, and takes all away together', () => {
    const both = consentOf([
      ask('e', {
        required: false,
        claims: [claim('name', true), claim('level', false)],
        sets: { c: [paths('name', 'level'), paths('name')] },
      }),
    ]);

    expect(all(both, 'e ld.level')).toEqual(['e', 'e ld.level']);
    expect(all(both, 'e ld.level', 'e')).toEqual([]);
    expect(all(both, 'e ld.level', 'e ld.level')).toEqual(['e']);
  });

  it('gives the paths of what is ticked, by ask', () => {
    expect(choicesOf(consent, new Set(['a', 'a ld.level']))).toEqual([{ askId: 'a', credentialId: 'c', paths: paths('name', 'level') }]);
  });
});

describe('sets of claims', () => {
  const claims = [claim('name', true), claim('post', false), claim('town', false), claim('born', true)];
  const sets = { full: [paths('name', 'town', 'born'), paths('name', 'post', 'born')], post: [paths('name', 'post', 'born')] };
  const consent = consentOf([ask('a', { claims, sets })]);

  it('leave one at a time, the whole of it and no more', () => {
    expect(all(consent)).toEqual(['a', 'a ld.town']);
    expect(all(consent, 'a ld.post')).toEqual(['a', 'a ld.post']);
  });

  it('do not let what another credential lacks stay ticked', () => {
    const other = { ...consent, chosen: () => ['post'] };
    expect([...settleAsk(other, new Set(['a', 'a ld.town']), 'a')].sort()).toEqual(['a', 'a ld.post']);
  });

  it('answer several credentials only when each of them has the set', () => {
    const two = { ...consent, chosen: () => ['full', 'post'] };
    expect(choicesOf(two, tickedAtFirst(two)).map((choice) => [choice.credentialId, choice.paths.length])).toEqual([
      ['full', 3],
      ['post', 3],
    ]);
  });

  it('show nothing that no credential held could say', () => {
    const poor = consentOf([ask('a', { claims, sets: { post: sets.post } })]);
    expect(poor.lines.map((line) => line.id)).toEqual(['a', 'a ld.post']);
  });
});

describe('sets of credentials', () => {
  const one = (id: string, held = true) => ask(id, { required: false, claims: [claim(id, true)], sets: held ? { c: [paths(id)] } : {} });
  const options = [['identity'], ['name', 'home']];
  const consent = (held = true) =>
    consentOf([one('identity', held), one('name'), one('home'), one('card')], {
      sets: [
        { options, required: true },
        { options: [['card']], required: false },
      ],
    });

  it('tick the first option that can be answered', () => {
    expect(all(consent())).toEqual(['identity']);
    expect(all(consent(false))).toEqual(['home', 'name']);
  });

  it('let another option take its place, whole', () => {
    expect(all(consent(), 'home')).toEqual(['home', 'name']);
    expect(all(consent(), 'home', 'identity')).toEqual(['identity']);
    expect(all(consent(), 'card', 'name')).toEqual(['card', 'home', 'name']);
  });

  it('let go together of what only answers together', () => {
    expect(all(consent(), 'home', 'name')).toEqual([]);
    expect(all(consent(), 'card', 'card')).toEqual(['identity']);
  });
});
