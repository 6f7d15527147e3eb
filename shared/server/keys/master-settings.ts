/** Where the master keys of a server come from: names of files, variables and addresses, never a secret (shared/decisions/0016). */

export interface KmsSettings {
  /** Of the engine: `https://vault.example:8200/v1/transit`. Plain http to this machine only. */
  readonly url: string;
  /** The name of the key in the engine. */
  readonly key: string;
  /** A file of mode 0600 with the token to send. */
  readonly tokenFile: string;
}

export interface MasterSettings {
  /** One secret a line, the newest first; with a key service, wrapped ones. Not read when `masterKeyVariable` is told. */
  readonly masterKeyFile: string;
  /** The name of the environment's variable that holds them, comma between them: the name travels, the workers alone read it. */
  readonly masterKeyVariable?: string | undefined;
  readonly masterKms?: KmsSettings | undefined;
  /** The index key is kept beside it. */
  readonly platformKeyFile: string;
}
