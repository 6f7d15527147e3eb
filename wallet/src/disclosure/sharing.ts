import type { WalletErasure } from '#shared/contracts/verifier/erasures';
import type { FollowedReport } from '#shared/contracts/verifier/reports';
import type { ConsentEvent } from '#shared/credentials/consent-facts';
import type { ConsentReceipt } from '#shared/credentials/consent-receipt';
import type { HolderKey } from '../vault/keyring.ts';

/** A line of the journal of sharings: names of claims, never values (ARF DASH_03a). */
export interface Sharing {
  readonly id: string;
  readonly at: string;
  readonly to: { readonly name: string; readonly did: string; readonly siret: string | null };
  /** To somebody of no registry: nothing can be taken back there by this wallet. */
  readonly outside?: boolean;
  readonly purpose: string | null;
  readonly claims: readonly { readonly fr: string; readonly en: string }[];
  readonly credentials: readonly string[];
  /** `unknown`: the answer left and no reply came back. `waiting`: it leaves when the network is back. `cancelled`: it waited, and never left. */
  readonly state: 'waiting' | 'cancelled' | 'shared' | 'refused' | 'withdrawn' | 'failed' | 'unknown';
  /** Of a refusal: it waits for the network, may not have been heard, or was kept to oneself. Told when absent. */
  readonly told?: 'waiting' | 'unheard' | 'silent' | null;
  readonly keptDays: number | null;
  readonly offerId: string | null;
  /** What lets the person take it back at that verifier; null elsewhere. */
  readonly receipt: { readonly url: string; readonly disclosureId: string; readonly secret: string } | null;
  readonly withdrawnAt: string | null;
  /** Where it was asked: by this code the person reports the request, and has a refusal receipted. */
  readonly asked?: { readonly url: string; readonly code: string } | null;
  /** What was answered: its SHA-256, names of claims, and when the verifier says it heard it. Null where no receipt is to be had. */
  readonly answer?: { readonly hash: string; readonly claims: readonly string[]; readonly at: string | null } | null;
  /** Made for this sharing alone: it signs its receipts. */
  readonly relation?: HolderKey | null;
  /** Receipts under both signatures. */
  readonly consents?: readonly { readonly event: ConsentEvent; readonly receipt: ConsentReceipt }[];
  readonly erasure?: Omit<WalletErasure, 'withdrawnAt'> | null;
  readonly report?: (FollowedReport & { readonly follow: string }) | null;
  /** While it is unknown whether it arrived: what to ask, and until when it could still arrive. */
  readonly trace?: { readonly url: string; readonly secret: string; readonly until: string } | null;
}
