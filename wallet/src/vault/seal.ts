export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

const text = new TextEncoder();

/** AES-256-GCM; the record's own name is authenticated with it, so that two records cannot be swapped. */
export const seal = async (key: CryptoKey, name: string, value: unknown): Promise<Sealed> => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: text.encode(name) },
    key,
    text.encode(JSON.stringify(value)),
  );
  return { iv, data };
};

/** Throws when the key is another, or the record was changed or moved. */
export const unseal = async <T>(key: CryptoKey, name: string, { iv, data }: Sealed): Promise<T> => {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: text.encode(name) }, key, data);
  return JSON.parse(new TextDecoder().decode(plain)) as T;
};
