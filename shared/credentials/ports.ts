/** What `shared/credentials` is given from outside, so that it runs the same in Node and in a browser. */

export type Maybe<T> = T | Promise<T>;

export interface PublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** One level deep only: types that name themselves send the compiler round in circles. */
export type Json = null | boolean | number | string | readonly unknown[] | JsonObject;
export type JsonObject = Readonly<Record<string, unknown>>;

/** A claims path pointer of OpenID4VP 1.0 section 7: a name, an array index, or null for every element. */
export type ClaimPath = readonly (string | number | null)[];

/** Hashing, salts and signature checks. Many texts at once, since WebCrypto answers later and Node at once. */
export interface CryptoPort {
  /** SHA-256 of each ASCII text, base64url, in the same order. */
  digests(texts: readonly string[]): Maybe<readonly string[]>;
  /** HMAC-SHA-256. */
  hmac(key: Uint8Array, text: string): Maybe<Uint8Array>;
  /** Fresh 128-bit salts, base64url. */
  salts(count: number): readonly string[];
  /** ES256: is `signature` (base64url r||s) that of `input` by this key? False for anything malformed. */
  verify(key: PublicJwk, input: string, signature: string): Maybe<boolean>;
}

/** Signs the ASCII input with ES256 and gives base64url r||s. */
export type Sign = (input: string) => Maybe<string>;

/** The way out. `House.fetch` of the servers fits; browsers use `webFetcher`. Rejects when nothing came back. */
export type Fetcher = (
  url: string,
  options?: { readonly accept?: string },
) => Promise<{ readonly status: number; readonly headers: Headers; readonly body: Uint8Array }>;

/** Seconds since 1970. */
export type Clock = () => number;
