/** DCQL queries of OpenID4VP 1.0: answered by a wallet that holds what they ask, not by one that lacks a claim of it. */
import { answersDcql, matchDcql, type StoredCredential } from '#shared/credentials/dcql';
import type { Case, Folder } from './cases.ts';

interface Claim {
  readonly path: readonly (string | number | null)[];
  readonly values?: readonly unknown[];
}
interface CredentialQuery {
  readonly id: string;
  readonly format: string;
  readonly meta?: { readonly vct_values?: readonly string[] };
  readonly claims?: readonly Claim[];
}
interface Query {
  readonly credentials: readonly CredentialQuery[];
  readonly credential_sets?: unknown;
}

const put = (into: Record<string, unknown>, [step, ...rest]: readonly unknown[], value: unknown): void => {
  const name = String(step);
  if (rest.length === 0) into[name] = value;
  else put((into[name] ??= {}) as Record<string, unknown>, rest, value);
};

/** What a holder of everything asked would hold; `without` the claims that have one of these names. */
const held = ({ id, meta, claims = [] }: CredentialQuery, without: readonly string[]): StoredCredential => {
  const payload: Record<string, unknown> = { vct: meta?.vct_values?.[0] ?? 'urn:any', cnf: { jwk: {} } };
  for (const { path, values } of claims) {
    if (!without.includes(String(path.at(-1)))) put(payload, path, values?.[0] ?? 'une valeur');
  }
  return { id, payload: payload };
};

const spoken = ({ format }: CredentialQuery): boolean => format === 'dc+sd-jwt';

const assertAnswered = (query: Query, answered: boolean, without: readonly string[] = []): void => {
  const stored = query.credentials.filter(spoken).map((one) => held(one, without));
  const match = matchDcql(query, stored);
  if (match.satisfiable !== answered) throw new Error(answered ? 'the wallet finds no answer' : 'the wallet finds an answer');
  const given = Object.fromEntries(stored.map(({ id, payload }) => [id, [payload]]));
  if (answersDcql(query, given) !== answered)
    throw new Error(answered ? 'the verifier refuses the answer' : 'the verifier takes the answer');
};

const queryCases = (file: string, text: string): readonly Case[] => {
  const query = JSON.parse(text) as Query;
  const suite = 'DCQL';
  const all = query.credentials.every(spoken) || query.credential_sets !== undefined;
  const possible = all && query.credentials.some(spoken);
  const named = query.credentials.flatMap((one) => (one.claims ?? []).map(({ path }) => String(path.at(-1))));
  return [
    {
      suite,
      name: `${file}, ${possible ? 'held' : 'asks for mdoc: no answer'}`,
      expected: 'accepted',
      run: () => assertAnswered(query, possible),
    },
    { suite, name: `${file}, nothing it names held`, expected: 'accepted', run: () => assertAnswered(query, false, named) },
    {
      suite,
      name: `${file}, with an unknown id in a set`,
      expected: 'refused',
      run: () => matchDcql({ ...query, credential_sets: [{ options: [['nobody']] }] }, []),
    },
  ];
};

export const dcqlCases = (folder: Folder): readonly Case[] =>
  Object.entries(folder)
    .filter(([file]) => /^oid4vp-dcql\/.*\.json$/u.test(file))
    .flatMap(([file, text]) => queryCases(file.slice('oid4vp-dcql/'.length), text));
