/** Answering a DCQL query (OpenID4VP 1.0 sections 6.4 and 7), and checking an answer. */
import { selectClaims, type ReadIndex } from './claims-path.ts';
import { parseDcqlQuery, type ClaimQuery, type CredentialQuery, type DcqlQuery } from './dcql-query.ts';
import { isList, isObject } from './jwt.ts';
import type { ClaimPath, JsonObject } from './ports.ts';

/** A credential the holder has, as `readSdJwt` unpacks it: every claim in place. */
export interface StoredCredential {
  readonly id: string;
  readonly payload: JsonObject;
  /** Authority key identifiers of its certificates, base64url; none for one signed by a DID. */
  readonly authorityKeyIds?: readonly string[];
}

export interface WantedClaim {
  readonly path: ClaimPath;
  /** In every set of claims that would answer. */
  readonly required: boolean;
}
export interface HeldClaim extends WantedClaim {
  /** What to disclose for it in this credential: only the elements whose value was asked for. */
  readonly disclose: readonly ClaimPath[];
}

export interface Candidate {
  readonly id: string;
  /** The wanted claims it has, of the sets it can answer. */
  readonly claims: readonly HeldClaim[];
  /** The sets of claims it can answer, as the verifier prefers them: exactly one of them is to be disclosed. */
  readonly sets: readonly (readonly ClaimPath[])[];
}

export interface CredentialMatch {
  /** Of the credential query. */
  readonly id: string;
  /** False when the query may be answered without it. */
  readonly required: boolean;
  /** May several credentials answer it? */
  readonly multiple: boolean;
  readonly vcts: readonly string[];
  readonly claims: readonly WantedClaim[];
  /** Stored credentials that could answer. */
  readonly candidates: readonly Candidate[];
  /** Would these claims answer, no more and no less? */
  suffices(chosen: readonly ClaimPath[]): boolean;
}

export interface DcqlMatch {
  readonly matches: readonly CredentialMatch[];
  /** For each thing the verifier needs or would like: which credential queries answer it together, preferred first. */
  readonly sets: DcqlQuery['sets'];
  /** Can the stored credentials answer the whole query? */
  readonly satisfiable: boolean;
  /** Would answers to these credential queries do? */
  suffices(chosen: readonly string[]): boolean;
}

const typesOf = ({ vct, aka_vcts: others }: JsonObject): readonly unknown[] => [vct, ...(isList(others) ? others : [])];

/** Section 6.1.1: an authority of a kind that is not known here certifies nothing here. */
const isCertified = ({ authorities }: CredentialQuery, keyIds: readonly string[] = []): boolean =>
  authorities === null || authorities.some(({ type, values }) => type === 'aki' && values.some((one) => keyIds.includes(one)));

const isOfKind = (query: CredentialQuery, { payload, authorityKeyIds }: Omit<StoredCredential, 'id'>): boolean =>
  query.format === 'dc+sd-jwt' &&
  typesOf(payload).some((type) => query.vcts.includes(type as string)) &&
  (!query.holderBinding || isObject(payload['cnf'])) &&
  isCertified(query, authorityKeyIds);

/** A claim of another value is treated as if it did not stand there (section 6.4.1). */
const found = (payload: JsonObject, { path, values }: ClaimQuery, read?: ReadIndex): readonly ClaimPath[] =>
  selectClaims(payload, path, read)
    .filter(({ value }) => values === null || values.some((one) => one === value))
    .map((one) => one.path);

const setsOf = ({ claims, sets }: CredentialQuery): readonly (readonly number[])[] => sets ?? [claims.map((_, place) => place)];

/** The sets of claims that this payload answers; null when it is another credential, or answers none. */
const answerable = (query: CredentialQuery, credential: Omit<StoredCredential, 'id'>, read?: ReadIndex) => {
  if (!isOfKind(query, credential)) return null;
  const places = query.claims.map((claim) => found(credential.payload, claim, read));
  const sets = setsOf(query).filter((set) => set.every((place) => places[place]!.length > 0));
  return sets.length > 0 ? { places, sets } : null;
};

const candidateOf = (query: CredentialQuery, wanted: readonly WantedClaim[], stored: StoredCredential): Candidate | null => {
  const answer = answerable(query, stored);
  if (!answer) return null;
  const useful = new Set(answer.sets.flat());
  return {
    id: stored.id,
    claims: wanted.map((claim, place) => ({ ...claim, disclose: answer.places[place]! })).filter((_, place) => useful.has(place)),
    sets: answer.sets.map((set) => set.map((place) => query.claims[place]!.path)),
  };
};

const samePath = (one: ClaimPath, other: ClaimPath): boolean =>
  one.length === other.length && one.every((step, place) => step === other[place]);

const sameClaims = (chosen: readonly ClaimPath[], set: readonly ClaimPath[]): boolean =>
  set.every((path) => chosen.some((one) => samePath(one, path))) && chosen.every((path) => set.some((one) => samePath(one, path)));

const isNeeded = ({ sets }: DcqlQuery, id: string): boolean =>
  sets.some(({ required, options }) => required && options.every((option) => option.includes(id)));

const suffices =
  ({ sets }: DcqlQuery) =>
  (chosen: readonly string[]): boolean =>
    sets.every(({ required, options }) => !required || options.some((option) => option.every((id) => chosen.includes(id))));

const matchOne = (query: DcqlQuery, one: CredentialQuery, stored: readonly StoredCredential[]): CredentialMatch => {
  const sets = setsOf(one);
  const wanted = one.claims.map(({ path }, place) => ({ path, required: sets.every((set) => set.includes(place)) }));
  return {
    id: one.id,
    required: isNeeded(query, one.id),
    multiple: one.multiple,
    vcts: one.vcts,
    claims: wanted,
    candidates: stored.flatMap((credential) => candidateOf(one, wanted, credential) ?? []),
    suffices: (chosen) =>
      sets.some((set) =>
        sameClaims(
          chosen,
          set.map((place) => one.claims[place]!.path),
        ),
      ),
  };
};

/**
 * What of the stored credentials would answer the query, and what the query insists on. Throws `Refused` for a query that is not DCQL.
 * Nothing is chosen here: choosing is the holder's.
 */
export const matchDcql = (value: unknown, stored: readonly StoredCredential[]): DcqlMatch => {
  const query = parseDcqlQuery(value);
  const matches = query.credentials.map((one) => matchOne(query, one, stored));
  const does = suffices(query);
  return {
    matches,
    sets: query.sets,
    satisfiable: does(matches.filter(({ candidates }) => candidates.length > 0).map(({ id }) => id)),
    suffices: does,
  };
};

/**
 * For the verifier, which never relies on the wallet's own filtering: do these verified payloads, by credential query, answer the query?
 * `trusted_authorities` is a hint to the wallet (section 6.1.1): whom to trust is another line of the report.
 */
export const answersDcql = (value: unknown, presented: Readonly<Record<string, readonly JsonObject[]>>): boolean => {
  const query = parseDcqlQuery(value);
  const answered = Object.entries(presented).every(([id, payloads]) => {
    const asked = query.credentials.find((one) => one.id === id);
    if (!asked || payloads.length === 0 || (payloads.length > 1 && !asked.multiple)) return false;
    return payloads.every((payload) => answerable({ ...asked, authorities: null }, { payload }, 'any') !== null);
  });
  return answered && suffices(query)(Object.keys(presented));
};
