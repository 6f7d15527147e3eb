import type { HolderKey } from '../vault/keyring.ts';

/** One organism this wallet is signed in to: a key and tokens of its own, so that no two organisms can compare anything. */
export interface Connection {
  readonly id: string;
  readonly issuerUrl: string;
  readonly credentialIssuer: string;
  readonly organisation: {
    readonly name: string;
    readonly slug: string;
    readonly did: string | null;
    readonly siret: string;
    readonly ink: string;
  };
  readonly key: HolderKey;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Sent with the refresh token, and again if no answer came: a lost answer is no theft. */
  readonly attempt?: string | null;
  /** Seconds since 1970. */
  readonly accessUntil: number;
  /** Goes into the backup, nowhere else: lets another device take this connection over. Connections made before have none. */
  readonly recoveryToken?: string;
  readonly connectedAt: string;
  /** The organism cut this wallet off (lost phone declared, invitation sent again). */
  readonly closed: boolean;
}
