/** Answering a DCQL query. The only file that imports `dcql`, which weighs: load it lazily in a browser. */
import { DcqlPresentationResult, DcqlQuery } from 'dcql';
import type { ClaimPath, JsonObject } from './ports.ts';
import { Refused } from './report.ts';

/** A credential the holder has, as `readSdJwt` unpacks it: every claim in place. */
export interface StoredCredential {
  readonly id: string;
  readonly payload: JsonObject;
}

export interface WantedClaim {
  readonly path: ClaimPath;
  /** In every set of claims that would answer. */
  readonly required: boolean;
}

export interface CredentialMatch {
  /** Of the credential query. */
  readonly id: string;
  /** False when the query may be answered without it. */
  readonly required: boolean;
  readonly vcts: readonly string[];
  readonly claims: readonly WantedClaim[];
  /** Stored credentials that could answer, by their id, with the wanted claims each of them has. */
  readonly candidates: readonly { readonly id: string; readonly claims: readonly WantedClaim[] }[];
  /** Would these claims answer? */
  suffices(chosen: readonly ClaimPath[]): boolean;
}

export interface DcqlMatch {
  readonly matches: readonly CredentialMatch[];
  /** Can the stored credentials answer the whole query? */
  readonly satisfiable: boolean;
  /** Would answers to these credential queries do? */
  suffices(chosen: readonly string[]): boolean;
}

type Parsed = ReturnType<typeof DcqlQuery.parse>;
type CredentialQuery = Parsed['credentials'][number];
interface Claims {
  readonly claims: readonly { readonly id?: string; readonly path: ClaimPath }[];
  readonly sets: readonly (readonly string[])[] | null;
}

const parseQuery = (query: unknown): Parsed => {
  try {
    const parsed = DcqlQuery.parse(query as DcqlQuery.Input);
    DcqlQuery.validate(parsed);
    return parsed;
  } catch {
    throw new Refused('malformed');
  }
};

const claimsOf = (query: CredentialQuery): Claims => ({
  claims: (query.claims ?? []) as Claims['claims'],
  sets: (query.claim_sets as Claims['sets'] | undefined) ?? null,
});

const wantedOf = ({ claims, sets }: Claims): readonly WantedClaim[] =>
  claims.map(({ id, path }) => ({ path, required: sets === null || sets.every((set) => id !== undefined && set.includes(id)) }));

const samePath = (one: ClaimPath, other: ClaimPath): boolean =>
  one.length === other.length && one.every((step, place) => step === other[place]);

const sufficesFor =
  ({ claims, sets }: Claims) =>
  (chosen: readonly ClaimPath[]): boolean => {
    const has = (path: ClaimPath): boolean => chosen.some((one) => samePath(one, path));
    if (sets === null) return claims.every((claim) => has(claim.path));
    return sets.some((set) => claims.filter(({ id }) => id !== undefined && set.includes(id)).every((claim) => has(claim.path)));
  };

const toDcql = ({ payload }: StoredCredential) => ({
  credential_format: 'dc+sd-jwt' as const,
  vct: typeof payload['vct'] === 'string' ? payload['vct'] : '',
  claims: payload as never,
  cryptographic_holder_binding: true,
});

const requiredSets = (query: Parsed): readonly (readonly (readonly string[])[])[] =>
  query.credential_sets
    ? query.credential_sets.filter((set) => set.required).map((set) => set.options)
    : query.credentials.map(({ id }) => [[id]]);

const vctsOf = ({ meta }: CredentialQuery): readonly string[] =>
  meta && 'vct_values' in meta ? ((meta.vct_values as readonly string[] | undefined) ?? []) : [];

/**
 * What of the stored credentials would answer the query, and what the query insists on. Throws `Refused` for a query that is not DCQL.
 * Nothing is chosen here: choosing is the holder's.
 */
export const matchDcql = (query: unknown, stored: readonly StoredCredential[]): DcqlMatch => {
  const parsed = parseQuery(query);
  const result = DcqlQuery.query(parsed, stored.map(toDcql));
  const insists = requiredSets(parsed);
  const matches = parsed.credentials.map((one): CredentialMatch => {
    const claims = claimsOf(one);
    const wanted = wantedOf(claims);
    const found = result.credential_matches[one.id]?.valid_credentials ?? [];
    return {
      id: one.id,
      required: insists.some((options) => options.every((option) => option.includes(one.id))),
      vcts: vctsOf(one),
      claims: wanted,
      candidates: found.map((candidate) => {
        const held = new Set(candidate.claims.valid_claims?.map((claim) => claim.claim_index) ?? []);
        return { id: stored[candidate.input_credential_index]!.id, claims: wanted.filter((_, place) => held.has(place)) };
      }),
      suffices: sufficesFor(claims),
    };
  });
  return {
    matches,
    satisfiable: result.can_be_satisfied,
    suffices: (chosen) => insists.every((options) => options.some((option) => option.every((id) => chosen.includes(id)))),
  };
};

/** For the verifier, which never relies on the wallet's own filtering: do these verified payloads, by credential query, answer the query? */
export const answersDcql = (query: unknown, presented: Readonly<Record<string, readonly JsonObject[]>>): boolean => {
  const parsed = parseQuery(query);
  const given = Object.fromEntries(
    Object.entries(presented).map(([id, payloads]) => [id, payloads.map((payload) => toDcql({ id, payload }))]),
  );
  try {
    return DcqlPresentationResult.fromDcqlPresentation(given, { dcqlQuery: parsed }).can_be_satisfied;
  } catch {
    return false;
  }
};
