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
    readonly meta: { readonly vct_values: readonly string[] };
    readonly claims?: readonly DcqlClaim[];
    readonly claim_sets?: readonly (readonly string[])[];
  }[];
  readonly credential_sets?: readonly { readonly options: readonly (readonly string[])[]; readonly required: boolean }[];
}

/** Preferred first: everything; then the least that answers. When nothing is required, any one claim answers. */
const claimSets = (asked: readonly AskedClaim[], ids: readonly string[]): readonly (readonly string[])[] | null => {
  const required = ids.filter((_, place) => asked[place]!.required);
  if (required.length === ids.length) return null;
  const least = required.length > 0 ? [required] : ids.map((id) => [id]);
  return ids.length === 1 ? null : [ids, ...least];
};

const credentialQuery = ({ id, vct, claims }: AskedCredential): DcqlQueryJson['credentials'][number] => {
  const ids = claims.map((_, place) => `c${place}`);
  const sets = claimSets(claims, ids);
  return {
    id,
    format: 'dc+sd-jwt',
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
