export interface Derivation {
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Kibibytes and passes of Argon2id (RFC 9106, https://www.rfc-editor.org/rfc/rfc9106). */
  readonly memory: number;
  readonly passes: number;
}

/** 64 MiB and 3 passes: about a fifth of a second on a laptop, a second or two on an old phone. */
export const freshDerivation = (): Derivation => ({ salt: crypto.getRandomValues(new Uint8Array(16)), memory: 64 * 1024, passes: 3 });

/** The key that wraps the vault's key: HKDF over Argon2id, never exportable. The WebAssembly is fetched when first needed. */
export const keyFromPassphrase = async (passphrase: string, { salt, memory, passes }: Derivation): Promise<CryptoKey> => {
  const { argon2id } = await import('hash-wasm');
  const stretched = await argon2id({
    password: passphrase.normalize('NFKC'),
    salt,
    parallelism: 1,
    iterations: passes,
    memorySize: memory,
    hashLength: 32,
    outputType: 'binary',
  });
  const secret = await crypto.subtle.importKey('raw', new Uint8Array(stretched), 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('carnet/kek/v1');
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, secret, { name: 'AES-GCM', length: 256 }, false, [
    'wrapKey',
    'unwrapKey',
  ]);
};

/** Why a passphrase is too weak to protect a stolen phone's data, or null. */
export const passphraseWeakness = (passphrase: string): 'too-short' | 'too-simple' | null => {
  const letters = passphrase.normalize('NFKC').trim();
  if ([...letters].length < 12) return 'too-short';
  return new Set(letters.toLowerCase()).size < 6 ? 'too-simple' : null;
};
