import { kekFrom } from './kek.ts';
import { freshDerivation, type Derivation } from './passphrase.ts';
import { stretch } from './stretch.ts';

/** What opens the wallet: a phrase that one knows, or what a passkey answers to the wallet's own question (WebAuthn PRF). */
export type Secret =
  | { readonly kind: 'passphrase'; readonly phrase: string }
  | { readonly kind: 'passkey'; readonly id: string; readonly output: Uint8Array<ArrayBuffer> };

/** A way to open this wallet, as a person sees it. */
export interface Method {
  readonly kind: Secret['kind'];
  /** `passphrase`, or a passkey's credential id. */
  readonly id: string;
  readonly addedAt: string | null;
}

/** The wallet's key under one method's own key: as many copies as there are methods. */
export interface Wrapped {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly key: ArrayBuffer;
  readonly addedAt?: string;
  /** Of a phrase. */
  readonly derivation?: Derivation;
  /** Of a passkey. */
  readonly salt?: Uint8Array<ArrayBuffer>;
}

const passkeys = 'passkey|';
const phraseName = 'passphrase';
const random = (bytes: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes));

/** The name a method's copy is kept under. */
export const nameOf = ({ kind, id }: { readonly kind: Secret['kind']; readonly id?: string }): string =>
  kind === 'passkey' ? `${passkeys}${id}` : phraseName;

export const methodOf = ([name, { addedAt }]: readonly [string, Wrapped]): Method => ({
  ...(name === phraseName
    ? { kind: 'passphrase' as const, id: phraseName }
    : { kind: 'passkey' as const, id: name.slice(passkeys.length) }),
  addedAt: addedAt ?? null,
});

export const isMethod = (name: string): boolean => name === phraseName || name.startsWith(passkeys);

const kekOf = async (secret: Secret, { derivation, salt }: Pick<Wrapped, 'derivation' | 'salt'>): Promise<CryptoKey> => {
  if (secret.kind === 'passphrase') {
    if (!derivation) throw new Error('this method takes no phrase');
    return kekFrom(await stretch(secret.phrase, derivation), derivation.salt, 'carnet/kek/v1');
  }
  if (!salt) throw new Error('this method takes no passkey');
  return kekFrom(secret.output, salt, 'carnet/kek/v1');
};

/** Wraps the wallet's key under a method (security.md C2). The key must be extractable, as it is only while a method is proven. */
export const wrapUnder = async (secret: Secret, key: CryptoKey, now = new Date()): Promise<Wrapped> => {
  const own = secret.kind === 'passphrase' ? { derivation: freshDerivation() } : { salt: random(16) };
  const iv = random(12);
  const wrapped = await crypto.subtle.wrapKey('raw', key, await kekOf(secret, own), { name: 'AES-GCM', iv });
  return { ...own, iv, key: wrapped, addedAt: now.toISOString() };
};

/** Throws when the secret is another. Extractable only to be wrapped again under another method. */
export const unwrapWith = async (secret: Secret, wrapped: Wrapped, extractable = false): Promise<CryptoKey> => {
  const { iv, key } = wrapped;
  const uses: KeyUsage[] = ['encrypt', 'decrypt'];
  return crypto.subtle.unwrapKey('raw', key, await kekOf(secret, wrapped), { name: 'AES-GCM', iv }, { name: 'AES-GCM' }, extractable, uses);
};
