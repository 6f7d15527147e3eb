import { kekFrom } from './kek.ts';
import { freshDerivation, passphraseWeakness } from './passphrase.ts';
import { stretch } from './stretch.ts';

describe('a passphrase', () => {
  it('has twelve characters at least, and is no repetition', () => {
    expect(passphraseWeakness('truelle midi')).toBeNull();
    expect(passphraseWeakness('truelle')).toBe('too-short');
    expect(passphraseWeakness('   truelle   ')).toBe('too-short');
    expect(passphraseWeakness('abababababababab')).toBe('too-simple');
  });

  it('counts letters, not the pieces they are made of', () => {
    expect(passphraseWeakness('é'.normalize('NFD').repeat(6))).toBe('too-short');
  });

  it('gives a key that wraps, cannot be exported, and depends on its salt', async () => {
    const derivation = { ...freshDerivation(), memory: 1024, passes: 1 };
    const keyOf = async (phrase: string, salt = derivation.salt) =>
      kekFrom(await stretch(phrase, { ...derivation, salt }), salt, 'carnet/kek/v1');
    const key = await keyOf('truelle rabot');
    const other = await keyOf('truelle rabot', freshDerivation().salt);
    const inner = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
    const iv = new Uint8Array(12);
    const wrap = async (by: CryptoKey) => new Uint8Array(await crypto.subtle.wrapKey('raw', inner, by, { name: 'AES-GCM', iv })).join();

    expect([key.extractable, [...key.usages].sort()]).toEqual([false, ['unwrapKey', 'wrapKey']]);
    expect(await wrap(key)).not.toBe(await wrap(other));
  });

  it('is stretched by 64 MiB and three passes', () => {
    const { memory, passes, salt } = freshDerivation();
    expect([memory, passes, salt.length]).toEqual([65_536, 3, 16]);
  });
});
