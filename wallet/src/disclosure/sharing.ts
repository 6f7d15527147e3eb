/** A line of the journal of sharings: names of claims, never values (ARF DASH_03a). */
export interface Sharing {
  readonly id: string;
  readonly at: string;
  readonly to: { readonly name: string; readonly did: string; readonly siret: string | null };
  readonly purpose: string | null;
  readonly claims: readonly { readonly fr: string; readonly en: string }[];
  readonly credentials: readonly string[];
  /** `unknown`: the answer left and no reply came back. */
  readonly state: 'shared' | 'refused' | 'withdrawn' | 'failed' | 'unknown';
  readonly keptDays: number | null;
  readonly offerId: string | null;
  /** What lets the person take it back at that verifier; null elsewhere. */
  readonly receipt: { readonly url: string; readonly disclosureId: string; readonly secret: string } | null;
  readonly withdrawnAt: string | null;
}
