import type { Config } from '../config.ts';
import type { KeysOptions } from './make-keys.ts';

type Settings = Pick<Config, 'masterKeyFile' | 'masterKeyVariable' | 'masterKms' | 'platformKeyFile' | 'signingWorkers'>;

/**
 * What the signing workers are told of a server's settings. With a key service they do not rest: one that starts again would need the service at
 * that moment, and a service that is away for an hour must not stop an organism from signing.
 */
export const keysOptionsOf = ({ masterKeyFile, masterKeyVariable, masterKms, platformKeyFile, signingWorkers }: Settings): KeysOptions => ({
  ...{ masterKeyFile, masterKeyVariable, masterKms, platformKeyFile, workers: signingWorkers },
  ...(masterKms ? { idleSeconds: Number.MAX_SAFE_INTEGER } : {}),
});
