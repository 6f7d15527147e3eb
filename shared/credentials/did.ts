/** DIDs and their documents, as far as organisms, companies and outside issuers need: P-256 keys (DID Core 1.0). */
import type { PublicJwk } from './ports.ts';

export interface VerificationMethod {
  readonly id: string;
  readonly type: string;
  readonly controller: string;
  readonly publicKeyJwk?: unknown;
  /** Our own note on a key (seconds since 1970): what it signed from that day on is refused. */
  readonly carnet?: { readonly compromisedSince?: number };
}

export interface DidDocument {
  readonly '@context'?: unknown;
  readonly id: string;
  readonly verificationMethod?: readonly VerificationMethod[];
  readonly assertionMethod?: readonly (string | VerificationMethod)[];
  readonly authentication?: readonly (string | VerificationMethod)[];
}

export type DidResolution =
  | { readonly document: DidDocument; readonly fetchedAt: number }
  /** `unreachable`: ask again later. The others are an answer. */
  | { readonly document: null; readonly problem: 'unreachable' | 'not-found' | 'malformed' | 'unsupported' };

export interface DidResolver {
  /** With `kid`, a kept document without that key is asked for again: the issuer may have changed its key since. */
  resolve(did: string, kid?: string): Promise<DidResolution>;
  /** Certificates of the authorities that vouch for issuers named by an `x5c`; null when they cannot be had now. Left out, there are none. */
  anchors?(): Promise<readonly string[] | null>;
}

export interface IssuerKey {
  readonly jwk: PublicJwk;
  readonly compromisedSince: number | null;
}

/** Whose key it is: the DID of a DID URL, or the address before the fragment. */
export const didOf = (didUrl: string): string => didUrl.split(didUrl.startsWith('did:') ? /[#?/]/u : '#', 1)[0]!;
