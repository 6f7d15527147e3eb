/** Asking for named claims in the Digital Credentials Query Language (OpenID4VP 1.0 section 6). Light: no library needed to ask. */
import type { ClaimPath } from './ports.ts';

export interface AskedClaim {
  readonly path: ClaimPath;
  /** The holder may leave it out. */
  readonly required: boolean;
  /** Only a credential where the claim has one of these values. */
  readonly values?: readonly (string | number | boolean)[];
}

export interface AskedCredential {
  /** Letters, digits, `_` and `-`; unique in the query. */
  readonly id: string;
  readonly vct: string;
  readonly claims: readonly AskedClaim[];
  readonly required: boolean;
  /** Several credentials may answer. */
  readonly multiple?: boolean;
}

export interface DcqlClaim {
  readonly id: string;
  readonly path: ClaimPath;
  readonly values?: readonly (string | number | boolean)[];
}
export interface DcqlQueryJson {
  readonly credentials: readonly {
    readonly id: string;
    readonly format: 'dc+sd-jwt';
    readonly multiple?: boolean;
    readonly meta: { readonly vct_values: readonly string[] };
    readonly claims?: readonly DcqlClaim[];
    readonly claim_sets?: readonly (readonly string[])[];
  }[];
  readonly credential_sets?: readonly { readonly options: readonly (readonly string[])[]; readonly required: boolean }[];
}

/** As many optional claims as may be taken in any combination: 256 of them. Beyond, all, any one, or none. */
const mostFree = 8;

const combinationsOf = (ids: readonly string[]): readonly (readonly string[])[] => {
  const all = ids.reduce<readonly (readonly string[])[]>((sets, id) => [...sets.map((set) => [...set, id]), ...sets], [[]]);
  return [...all].sort((one, other) => other.length - one.length);
};

/**
 * Preferred first: everything; then with fewer and fewer of what may be left out, down to the least that answers. A wallet discloses exactly
 * one of these sets (OpenID4VP 1.0 section 6.4.1), so each choice the holder has stands here. When nothing is required, any one claim answers.
 */
const claimSets = (asked: readonly AskedClaim[], ids: readonly string[]): readonly (readonly string[])[] | null => {
  const required = ids.filter((_, place) => asked[place]!.required);
  const free = ids.filter((id) => !required.includes(id));
  if (free.length === 0 || ids.length === 1) return null;
  const taken = free.length <= mostFree ? combinationsOf(free) : [free, ...free.map((id) => [id]), []];
  return taken.map((some) => ids.filter((id) => required.includes(id) || some.includes(id))).filter((set) => set.length > 0);
};

const credentialQuery = ({ id, vct, claims, multiple }: AskedCredential): DcqlQueryJson['credentials'][number] => {
  const ids = claims.map((_, place) => `c${place}`);
  const sets = claimSets(claims, ids);
  return {
    id,
    format: 'dc+sd-jwt',
    ...(multiple ? { multiple } : {}),
    meta: { vct_values: [vct] },
    ...(claims.length > 0
      ? { claims: claims.map(({ path, values }, place) => ({ id: ids[place]!, path, ...(values ? { values } : {}) })) }
      : {}),
    ...(sets ? { claim_sets: sets } : {}),
  };
};

/** A query for these credentials. A claim asked with `values` should be required: leaving it out would answer for another credential. */
export const buildDcqlQuery = (asked: readonly AskedCredential[]): DcqlQueryJson => ({
  credentials: asked.map(credentialQuery),
  ...(asked.every((one) => one.required) ? {} : { credential_sets: asked.map(({ id, required }) => ({ options: [[id]], required })) }),
});
