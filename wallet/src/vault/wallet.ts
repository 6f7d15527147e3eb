import type { Clock, CryptoPort, Fetcher } from '#shared/credentials/ports';
import type { Keyring } from './keyring.ts';
import type { Store } from './store.ts';

/** Where this wallet was told its partners are: `/config.json` of the server it came from. */
export interface Settings {
  readonly issuerUrl: string;
  readonly verifierUrl: string;
  readonly issuerRegistryKey: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string };
  readonly verifierRegistryKey: { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string };
  /** Every public address is localhost: plain http is accepted. */
  readonly local: boolean;
}

/** Everything a gesture of the wallet works on: the same in Chromium and in a headless journey. */
export interface Wallet {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly crypto: CryptoPort;
  readonly fetch: Fetcher;
  /** Seconds since 1970. */
  readonly clock: Clock;
  readonly settings: Settings;
}

/** A gesture that could not be done, with a code that the screens put into words. */
export class Refusal extends Error {
  readonly code: string;
  readonly detail: string | null;
  constructor(code: string, detail: string | null = null) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}
