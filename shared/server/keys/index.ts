/** The door of the key room. */
export type { CredentialToSign, KeptKey, Keys, PublicJwk } from './keys.ts';
export { makeKeys, type KeysOptions } from './make-keys.ts';
export { makePlatformKey, readPlatformKey } from './platform-key.ts';
export { nodeCrypto } from './node-crypto.ts';
