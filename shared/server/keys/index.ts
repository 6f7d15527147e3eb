/** The door of the key room: nothing behind it can open a private key; the signing workers alone do. */
export type { CredentialToSign, KeptKey, Keys, MasterKeyState, PublicJwk } from './keys.ts';
export { makeKeys, type KeysOptions } from './make-keys.ts';
export { readPlatformKey } from './read-platform-key.ts';
export { nodeCrypto } from './node-crypto.ts';
