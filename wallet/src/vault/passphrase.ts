export interface Derivation {
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Kibibytes and passes of Argon2id (RFC 9106, https://www.rfc-editor.org/rfc/rfc9106). */
  readonly memory: number;
  readonly passes: number;
}

/** 64 MiB and 3 passes: about a fifth of a second on a laptop, a second or two on an old phone. */
export const freshDerivation = (): Derivation => ({ salt: crypto.getRandomValues(new Uint8Array(16)), memory: 64 * 1024, passes: 3 });

/** Why a passphrase is too weak to protect a stolen phone's data, or null. */
export const passphraseWeakness = (passphrase: string): 'too-short' | 'too-simple' | null => {
  const letters = passphrase.normalize('NFKC').trim();
  if ([...letters].length < 12) return 'too-short';
  return new Set(letters.toLowerCase()).size < 6 ? 'too-simple' : null;
};
