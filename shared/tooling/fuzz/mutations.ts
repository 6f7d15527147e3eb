/** Ways to spoil a text: characters, dot- and tilde-separated parts, and the JSON inside a part. Never gives the text back unchanged. */
import fc from 'fast-check';

export type Mutation = (text: string) => string;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~={}":,[]0e+\\u0000é\n';
const at = (text: string, where: number): number => Math.floor(where * text.length);

const characterLevel = fc
  .record({
    kind: fc.constantFrom('replace', 'delete', 'insert', 'repeat', 'cut', 'swap', 'reverse'),
    where: fc.double({ min: 0, max: 0.999, noNaN: true }),
    length: fc.integer({ min: 1, max: 40 }),
    letter: fc.nat(alphabet.length - 1),
  })
  .map(({ kind, where, length, letter }): Mutation => {
    const one = alphabet[letter]!;
    return (text) => {
      const place = at(text, where);
      const [before, after] = [text.slice(0, place), text.slice(place)];
      if (kind === 'replace') return before + one + after.slice(1);
      if (kind === 'delete') return before + after.slice(length);
      if (kind === 'insert') return before + one.repeat(length) + after;
      if (kind === 'repeat') return before + after.slice(0, length) + after;
      if (kind === 'cut') return before;
      if (kind === 'swap') return after + before;
      return before + [...after.slice(0, length)].reverse().join('') + after.slice(length);
    };
  });

const partLevel = fc
  .record({
    by: fc.constantFrom('.', '~'),
    one: fc.nat(20),
    other: fc.nat(20),
    kind: fc.constantFrom('drop', 'double', 'exchange', 'empty'),
  })
  .map(({ by, one, other, kind }): Mutation => (text) => {
    const parts = text.split(by);
    const [here, there] = [one % parts.length, other % parts.length];
    if (kind === 'drop') parts.splice(here, 1);
    if (kind === 'double') parts.splice(there, 0, parts[here]!);
    if (kind === 'exchange') [parts[here], parts[there]] = [parts[there]!, parts[here]!];
    if (kind === 'empty') parts[here] = '';
    return parts.join(by);
  });

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', 'none', 'HS256', [], {}, '__proto__', 'did:web:evil.example', { '...': 'x' }, [
    '_sd',
  ]),
  fc.jsonValue({ maxDepth: 2 }),
);
const memberNames = [
  'alg',
  'typ',
  'kid',
  'crit',
  'jwk',
  'iss',
  'iat',
  'exp',
  'nbf',
  'cnf',
  'vct',
  'status',
  'sub',
  '_sd',
  '_sd_alg',
  '...',
  'ld',
  'ttl',
  'aud',
  'nonce',
  'sd_hash',
  'client_id',
  'response_uri',
  'dcql_query',
  '__proto__',
  'constructor',
];

type Bag = Record<string, unknown>;
const spoil = (value: unknown, steps: readonly number[], name: string, given: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return given;
  const [step, ...rest] = steps;
  const names = Object.keys(value);
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Bag;
  if (step === undefined || names.length === 0) {
    Object.defineProperty(copy, name, { value: given, enumerable: true, configurable: true, writable: true });
    return copy;
  }
  const chosen = names[step % names.length]!;
  copy[chosen] = spoil(copy[chosen], rest, name, given);
  return copy;
};

const decoded = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
};

const jsonLevel = fc
  .record({ part: fc.nat(20), steps: fc.array(fc.nat(20), { maxLength: 4 }), name: fc.constantFrom(...memberNames), given: odd })
  .map(({ part, steps, name, given }): Mutation => (text) => {
    const whole = /^\s*[{[]/u.test(text) ? (JSON.parse(text) as unknown) : undefined;
    if (whole !== undefined) return JSON.stringify(spoil(whole, steps, name, given));
    const pieces = text.split(/([.~])/u);
    const json = pieces.flatMap((piece, place) => (decoded(piece) === undefined ? [] : [place]));
    if (json.length === 0) return `${text}A`;
    const place = json[part % json.length]!;
    pieces[place] = Buffer.from(JSON.stringify(spoil(decoded(pieces[place]!), steps, name, given))).toString('base64url');
    return pieces.join('');
  });

/** One to three spoilings, one after the other. */
export const mutations: fc.Arbitrary<Mutation> = fc
  .array(fc.oneof(characterLevel, partLevel, jsonLevel), { minLength: 1, maxLength: 3 })
  .map(
    (several): Mutation =>
      (text) =>
        several.reduce((spoilt, one) => safely(one, spoilt), text),
  );

/** A spoilt text may no longer be JSON for the next spoiling: then it stays as it is. */
const safely = (mutation: Mutation, text: string): string => {
  try {
    return mutation(text);
  } catch {
    return `${text}!`;
  }
};
