/** The Digital Credentials Query Language as it is received (OpenID4VP 1.0 section 6): read to the letter before anything is matched. */
import { isList, isObject } from './jwt.ts';
import type { ClaimPath, JsonObject } from './ports.ts';
import { Refused } from './report.ts';

export interface ClaimQuery {
  readonly id: string | null;
  readonly path: ClaimPath;
  readonly values: readonly (string | number | boolean)[] | null;
}
export interface TrustedAuthority {
  readonly type: string;
  readonly values: readonly string[];
}
export interface CredentialQuery {
  readonly id: string;
  readonly format: string;
  readonly multiple: boolean;
  /** Empty for a format that is not ours. */
  readonly vcts: readonly string[];
  readonly authorities: readonly TrustedAuthority[] | null;
  readonly holderBinding: boolean;
  readonly claims: readonly ClaimQuery[];
  /** Places in `claims`, preferred first; null when all of them are asked. */
  readonly sets: readonly (readonly number[])[] | null;
}
export interface CredentialSet {
  readonly options: readonly (readonly string[])[];
  readonly required: boolean;
}
export interface DcqlQuery {
  readonly credentials: readonly CredentialQuery[];
  readonly sets: readonly CredentialSet[];
}

const malformed = (): never => {
  throw new Refused('malformed');
};
const need = (holds: boolean): void => void (holds || malformed());
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isId = (value: unknown): value is string => typeof value === 'string' && /^[\w-]+$/u.test(value);
const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : malformed());
const filled = (value: unknown): readonly unknown[] => (isList(value) && value.length > 0 ? value : malformed());
const textsOf = (value: unknown): readonly string[] => filled(value).map((one) => (isText(one) ? one : malformed()));
const flagOf = (value: unknown, otherwise: boolean): boolean =>
  value === undefined ? otherwise : typeof value === 'boolean' ? value : malformed();
const optional = <T>(value: unknown, read: (value: unknown) => T): T | null => (value === undefined ? null : read(value));
const unique = (ids: readonly string[]): void => need(new Set(ids).size === ids.length);

/** A hostile query must not cost more than a glance: what is asked beyond these is no request to a person. */
const mostCredentials = 100;
const mostClaims = 100;
const mostSets = 1000;

const isStep = (step: unknown): step is string | number | null =>
  step === null || typeof step === 'string' || (typeof step === 'number' && Number.isInteger(step) && step >= 0);
const pathOf = (value: unknown): ClaimPath => {
  const steps = filled(value);
  return steps.length <= 32 && steps.every(isStep) ? steps : malformed();
};
const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isInteger(value));

const claimOf = (value: unknown): ClaimQuery => {
  const { id, path, values } = objectOf(value);
  return {
    id: optional(id, (one) => (isId(one) ? one : malformed())),
    path: pathOf(path),
    values: optional(values, (list) => filled(list).map((one) => (isPlain(one) ? one : malformed()))),
  };
};

const samePath = (one: ClaimQuery, other: ClaimQuery): boolean => JSON.stringify(one.path) === JSON.stringify(other.path);

/** Section 6.1: a claim asked twice is asked once. A claim that a set names keeps its place. */
const withoutTwins = (claims: readonly ClaimQuery[]): readonly ClaimQuery[] =>
  claims.filter((claim, place) => claims.findIndex((one) => samePath(one, claim)) === place);

const claimSetsOf = (value: unknown, claims: readonly ClaimQuery[]): CredentialQuery['sets'] => {
  const sets = filled(value);
  need(sets.length <= mostSets && claims.length > 0 && claims.every(({ id }) => id !== null));
  const place = (id: string): number => {
    const at = claims.findIndex((claim) => claim.id === id);
    return at < 0 ? malformed() : at;
  };
  return sets.map((set) => [...new Set(textsOf(set).map(place))]);
};

const authorityOf = (value: unknown): TrustedAuthority => {
  const { type, values } = objectOf(value);
  return { type: isText(type) ? type : malformed(), values: textsOf(values) };
};

const credentialOf = (value: unknown): CredentialQuery => {
  const query = objectOf(value);
  const { id, format, meta } = query;
  const asked = optional(query['claims'], (list) => filled(list).map(claimOf)) ?? [];
  need(asked.length <= mostClaims);
  unique(asked.flatMap((claim) => claim.id ?? []));
  const sets = optional(query['claim_sets'], (given) => claimSetsOf(given, asked));
  return {
    id: isId(id) ? id : malformed(),
    format: isText(format) ? format : malformed(),
    multiple: flagOf(query['multiple'], false),
    vcts: format === 'dc+sd-jwt' ? textsOf(objectOf(meta)['vct_values']) : (objectOf(meta), []),
    authorities: optional(query['trusted_authorities'], (list) => filled(list).map(authorityOf)),
    holderBinding: flagOf(query['require_cryptographic_holder_binding'], true),
    claims: sets ? asked : withoutTwins(asked),
    sets,
  };
};

const setOf =
  (known: ReadonlySet<string>) =>
  (value: unknown): CredentialSet => {
    const { options, required } = objectOf(value);
    const read = filled(options).map(textsOf);
    need(read.every((option) => option.every((id) => known.has(id))));
    return { options: read, required: flagOf(required, true) };
  };

/** Reads a query. Throws `Refused('malformed')` for whatever section 6 does not allow; properties it does not name are left aside. */
export const parseDcqlQuery = (value: unknown): DcqlQuery => {
  const { credentials, credential_sets: given } = objectOf(value);
  const list = filled(credentials);
  need(list.length <= mostCredentials);
  const read = list.map(credentialOf);
  const ids = read.map(({ id }) => id);
  unique(ids);
  const sets = optional(given, (all) => filled(all).map(setOf(new Set(ids))));
  return { credentials: read, sets: sets ?? ids.map((id) => ({ options: [[id]], required: true })) };
};
