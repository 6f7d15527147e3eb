import type { PublicJwk } from '#shared/credentials/ports';

export interface HolderKey {
  /** RFC 7638 thumbprint: the key's name. */
  readonly thumbprint: string;
  readonly jwk: PublicJwk;
}

/** Holder keys: P-256, private part non-extractable, one for each copy, organism and verifier. */
export interface Keyring {
  make(): Promise<HolderKey>;
  /** ES256 over the ASCII input, base64url r||s. Refuses an unknown key, and any key while the wallet is locked. */
  sign(thumbprint: string, input: string): Promise<string>;
  forget(thumbprint: string): Promise<void>;
}
