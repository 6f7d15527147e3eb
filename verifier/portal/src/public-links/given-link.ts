import { encodeBytes } from '#shared/credentials/base64url';

export interface GivenLink {
  readonly id: string;
  readonly key: string;
  readonly ciphertext: string;
}

/** A link as a wallet seals it, around any content. */
export const givenLink = async (content: unknown, id = 'AAAAAAAAAAAAAAAAAAAAAA'): Promise<GivenLink> => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder();
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: text.encode(id) },
    key,
    text.encode(JSON.stringify(content)),
  );
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', key));
  return { id, key: encodeBytes(raw), ciphertext: `${encodeBytes(iv)}.${encodeBytes(new Uint8Array(data))}` };
};
