/** HKDF-SHA-256 (RFC 5869) of an unlock secret: the AES-256-GCM key that wraps another key, never exportable. `info` keeps uses apart. */
export const kekFrom = async (
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  info: 'carnet/kek/v1' | 'carnet/backup/v1',
): Promise<CryptoKey> => {
  const raw = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode(info) };
  return crypto.subtle.deriveKey(parameters, raw, { name: 'AES-GCM', length: 256 }, false, ['wrapKey', 'unwrapKey']);
};
