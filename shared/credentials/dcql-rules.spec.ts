import * as fc from 'fast-check';
import { DcqlQuery } from 'dcql';
import { selectClaims } from './claims-path.ts';
import { answersDcql, matchDcql, type StoredCredential } from './dcql.ts';
import type { ClaimPath, JsonObject } from './ports.ts';
import { Refused } from './report.ts';

const cnf = { jwk: { kty: 'EC' } };
const card = (id: string, claims: JsonObject, more: Partial<StoredCredential> = {}): StoredCredential => ({
  id,
  payload: { vct: 'urn:card', cnf, ...claims },
  ...more,
});
const ask = (claims: readonly JsonObject[], more: JsonObject = {}) => ({
  id: 'q',
  format: 'dc+sd-jwt',
  meta: { vct_values: ['urn:card'] },
  ...(claims.length > 0 ? { claims } : {}),
  ...more,
});
const candidates = (query: JsonObject, ...held: readonly StoredCredential[]) =>
  matchDcql({ credentials: [query] }, held).matches[0]!.candidates;
const town = { address: { town: 'Niort', streets: [{ name: 'Rue du Port' }, { name: 'Quai' }] }, languages: ['fr', 'oc', 'en'] };

describe('a claims path', () => {
  const select = (path: ClaimPath) => selectClaims(town, path).map((one) => one.value);

  it('goes by names, places and every element', () => {
    expect(select(['address', 'town'])).toEqual(['Niort']);
    expect(select(['languages', 1])).toEqual(['oc']);
    expect(select(['languages', null])).toEqual(['fr', 'oc', 'en']);
    expect(select(['address', 'streets', null, 'name'])).toEqual(['Rue du Port', 'Quai']);
  });

  it('selects nothing where a step does not fit', () => {
    for (const path of [['languages', 3], ['languages', 'fr'], ['address', 0], ['address', null], ['toString'], ['address', 'town', 'x']])
      expect(select(path)).withContext(JSON.stringify(path)).toEqual([]);
  });

  it('in what was presented does not count the places of what stayed hidden', () => {
    expect(selectClaims({ languages: ['en'] }, ['languages', 2], 'any').map((one) => one.value)).toEqual(['en']);
  });
});

describe('the letter of DCQL', () => {
  it('asks for one of the sets of claims, in the order the verifier prefers', () => {
    const query = ask(
      ['name', 'post', 'town', 'born'].map((one) => ({ id: one, path: [one] })),
      {
        claim_sets: [
          ['name', 'town', 'born'],
          ['name', 'post'],
        ],
      },
    );
    const both = card('both', { name: 'a', post: '79000', town: 'Niort', born: '1990' });
    const [first, second] = candidates(query, both, card('post', { name: 'a', post: '79000' }), card('none', { name: 'a' }));

    expect(first!.sets.map((set) => set.flat())).toEqual([
      ['name', 'town', 'born'],
      ['name', 'post'],
    ]);
    expect(second!.sets.map((set) => set.flat())).toEqual([['name', 'post']]);
    expect(second!.claims.map((claim) => [claim.path[0], claim.required])).toEqual([
      ['name', true],
      ['post', false],
    ]);
    const { suffices } = matchDcql({ credentials: [query] }, [both]).matches[0]!;
    expect([suffices([['name'], ['post']]), suffices([['name']]), suffices([['name'], ['post'], ['town']])]).toEqual([true, false, false]);
  });

  it('takes a value by its type, and discloses only the elements asked for', () => {
    expect(candidates(ask([{ path: ['age'], values: ['18'] }]), card('a', { age: 18 }))).toEqual([]);
    expect(candidates(ask([{ path: ['age'], values: [17, 18] }]), card('a', { age: 18 })).length).toBe(1);
    const [spoken] = candidates(ask([{ path: ['languages', null], values: ['oc', 'br'] }]), card('a', town));
    expect(spoken!.claims[0]!.disclose).toEqual([['languages', 1]]);
    const [street] = candidates(ask([{ path: ['address', 'streets', null, 'name'] }]), card('a', town));
    expect(street!.claims[0]!.disclose.length).toBe(2);
  });

  it('asks nothing of a credential without claims', () => {
    expect(candidates(ask([]), card('a', { age: 18 }))).toEqual([{ id: 'a', claims: [], sets: [[]] }]);
  });

  it('lets one of several sets of credentials answer, and does without those that are not required', () => {
    const credentials = ['a', 'b', 'c', 'd'].map((id) => ({ ...ask([]), id, meta: { vct_values: [`urn:${id}`] } }));
    const query = {
      credentials,
      credential_sets: [{ options: [['a'], ['b', 'c']] }, { options: [['d']], required: false }],
    };
    const held = (...ids: readonly string[]) => ids.map((id) => card(id, { vct: `urn:${id}` }));

    expect(matchDcql(query, held('b', 'c')).satisfiable).toBeTrue();
    expect(matchDcql(query, held('b')).satisfiable).toBeFalse();
    expect(matchDcql(query, held('a')).matches.map((one) => one.required)).toEqual([false, false, false, false]);
    expect(matchDcql(query, []).sets[0]!.options).toEqual([['a'], ['b', 'c']]);
    expect([['a'], ['b', 'c'], ['b'], ['d'], ['a', 'd']].map((ids) => matchDcql(query, []).suffices(ids))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('cannot be answered in a format that is not held', () => {
    const mdoc = { ...ask([{ path: ['org.iso.18013.5.1', 'given_name'] }]), format: 'mso_mdoc', meta: { doctype_value: 'x' } };
    expect(candidates(mdoc, card('a', {}))).toEqual([]);
  });

  it('takes a credential of a type that names itself among its other types', () => {
    expect(candidates(ask([]), card('a', { vct: 'urn:own', aka_vcts: ['urn:card'] })).length).toBe(1);
  });

  it('wants a credential bound to a key, unless it says otherwise', () => {
    const loose = { id: 'loose', payload: { vct: 'urn:card' } };
    expect(candidates(ask([]), loose)).toEqual([]);
    expect(candidates(ask([], { require_cryptographic_holder_binding: false }), loose).length).toBe(1);
  });

  it('takes only what a named authority certified, and no authority it cannot read', () => {
    const certified = card('a', {}, { authorityKeyIds: ['s9tIpPmhxdiuNkHMEWNpYim8S8Y'] });
    const by = (type: string, value: string) => ask([], { trusted_authorities: [{ type, values: [value] }] });

    expect(candidates(by('aki', 's9tIpPmhxdiuNkHMEWNpYim8S8Y'), certified, card('b', {})).map((one) => one.id)).toEqual(['a']);
    expect(candidates(by('etsi_tl', 'https://lotl.example'), certified)).toEqual([]);
    expect(answersDcql({ credentials: [by('aki', 'x')] }, { q: [card('b', {}).payload] })).toBeTrue();
  });

  it('is answered several times only where it says so', () => {
    const twice = { q: [card('a', {}).payload, card('b', {}).payload] };
    expect(answersDcql({ credentials: [ask([])] }, twice)).toBeFalse();
    expect(answersDcql({ credentials: [ask([], { multiple: true })] }, twice)).toBeTrue();
    expect(answersDcql({ credentials: [ask([], { multiple: true })] }, { q: [] })).toBeFalse();
  });

  it('does not ask twice for one claim', () => {
    const [one] = candidates(ask([{ path: ['age'] }, { path: ['age'], values: [3] }]), card('a', { age: 18 }));
    expect(one!.claims.length).toBe(1);
  });

  it('is refused in any other form', () => {
    const path = ['age'];
    const bad: readonly unknown[] = [
      [],
      { credentials: {} },
      { credentials: [ask([]), ask([])] },
      ...[
        ask([], { format: '' }),
        ask([], { meta: {} }),
        ask([], { meta: undefined }),
        ask([], { multiple: 'yes' }),
        ask([], { claims: [] }),
        ask([], { claim_sets: [['a']] }),
        ask([{ path }], { claim_sets: [['a']] }),
        ask([{ id: 'a', path }], { claim_sets: [['b']] }),
        ask([{ id: 'a', path }], { claim_sets: [[]] }),
        ask([
          { id: 'a', path },
          { id: 'a', path: ['b'] },
        ]),
        ask([{ path: [] }]),
        ask([{ path: [-1] }]),
        ask([{ path: [1.5] }]),
        ask([{ path: [true] }]),
        ask([{ path, values: [] }]),
        ask([{ path, values: [null] }]),
        ask([{ path, values: [1.5] }]),
        ask([{ path: Array.from({ length: 40 }, () => null) }]),
        ask([], { trusted_authorities: [] }),
        ask([], { trusted_authorities: [{ type: 'aki', values: [] }] }),
        ask([], { require_cryptographic_holder_binding: 'no' }),
      ].map((one) => ({ credentials: [one] })),
      { credentials: [ask([])], credential_sets: [] },
      { credentials: [ask([])], credential_sets: [{ options: [] }] },
      { credentials: [ask([])], credential_sets: [{ options: [[]] }] },
      { credentials: [ask([])], credential_sets: [{ options: [['other']] }] },
      { credentials: [ask([])], credential_sets: [{ options: [['q']], required: 1 }] },
      { credentials: Array.from({ length: 101 }, (_, place) => ({ ...ask([]), id: `q${place}` })) },
    ];
    for (const query of bad)
      expect(() => matchDcql(query, []))
        .withContext(JSON.stringify(query))
        .toThrowError(Refused, 'malformed');
  });
});

describe('the DCQL library', () => {
  const value = fc.constantFrom<unknown>('x', 'y', 1, true, ['x', 'y'], [{ k: 'x' }, { k: 'y' }], { k: 'x' });
  const payload = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { maxKeys: 3 });
  const path = fc.constantFrom<ClaimPath>(['a'], ['b'], ['c'], ['a', 'k'], ['b', null], ['c', 0], ['c', null, 'k'], ['b', 1, 'k']);
  const claims = fc.uniqueArray(fc.record({ path, values: fc.option(fc.uniqueArray(fc.constantFrom('x', 1, true), { minLength: 1 })) }), {
    minLength: 1,
    maxLength: 3,
    selector: (one) => JSON.stringify(one.path),
  });
  const credential = fc.record({ vct: fc.constantFrom('urn:card', 'urn:other'), claims, sets: fc.boolean(), binding: fc.boolean() });

  it('is of the same opinion', () => {
    const run = fc.property(fc.array(credential, { minLength: 1, maxLength: 3 }), fc.array(payload, { maxLength: 3 }), (asked, held) => {
      const credentials = asked.map((one, place) => {
        const named = one.claims.map((claim, at) => ({
          id: `c${at}`,
          path: [...claim.path],
          ...(claim.values && { values: claim.values }),
        }));
        return {
          ...{ id: `q${place}`, format: 'dc+sd-jwt' as const, meta: { vct_values: [one.vct] }, claims: named },
          ...(one.sets ? { claim_sets: [...named.map(({ id }) => [id]), named.map(({ id }) => id)] } : {}),
          require_cryptographic_holder_binding: one.binding,
        };
      });
      const query = { credentials, credential_sets: [{ options: [['q0'], credentials.map(({ id }) => id)] }] };
      const stored = held.map((claimsHeld, place) => card(String(place), claimsHeld));
      const parsed = DcqlQuery.parse(query);
      const second = DcqlQuery.query(
        parsed,
        stored.map((one) => ({
          credential_format: 'dc+sd-jwt' as const,
          vct: 'urn:card',
          claims: one.payload as never,
          cryptographic_holder_binding: true,
        })),
      );
      const own = matchDcql(query, stored);
      expect(own.satisfiable).toBe(second.can_be_satisfied);
      for (const match of own.matches) {
        const others = second.credential_matches[match.id]?.valid_credentials?.map((one) => String(one.input_credential_index)) ?? [];
        expect(match.candidates.map((one) => one.id)).toEqual(others);
      }
    });
    fc.assert(run, { numRuns: 400 });
  });
});
