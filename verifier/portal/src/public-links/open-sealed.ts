import { decodeBytes } from '#shared/credentials/base64url';
import { isList, isObject } from '#shared/credentials/jwt';

/** What a wallet put into a verification link (wallet/src/links/share-link.ts). */
export interface LinkContent {
  readonly title: string;
  /** Seconds since 1970: when the holder proved to be the holder. */
  readonly madeAt: number;
  readonly presentations: readonly string[];
}

const mostPresentations = 20;

/** A key is 256 bits, base64url, in the fragment; null when the fragment holds none, as when a link lost its end. */
export const readKey = (fragment: string | null): string | null => (fragment && /^[\w-]{43}$/u.test(fragment) ? fragment : null);

const readContent = (text: string): LinkContent => {
  const content: unknown = JSON.parse(text);
  if (!isObject(content)) throw new Error('not a link');
  const { title, madeAt, presentations } = content;
  if (typeof madeAt !== 'number' || !isList(presentations) || presentations.length > mostPresentations) throw new Error('not a link');
  if (presentations.length === 0 || !presentations.every((one) => typeof one === 'string')) throw new Error('not a link');
  return { title: typeof title === 'string' ? title : '', madeAt, presentations };
};

/**
 * Opens what the server could not read: AES-256-GCM with the link's id as additional data, so that a content moved under another id does not
 * open. Null for a wrong key, a changed text, or a content that is no link's.
 */
export const openSealed = async (id: string, ciphertext: string, key: string): Promise<LinkContent | null> => {
  try {
    const [iv = '', data = ''] = ciphertext.split('.');
    const imported = await crypto.subtle.importKey('raw', decodeBytes(key), 'AES-GCM', false, ['decrypt']);
    const additionalData = new TextEncoder().encode(id);
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: decodeBytes(iv), additionalData }, imported, decodeBytes(data));
    return readContent(new TextDecoder('utf-8', { fatal: true }).decode(opened));
  } catch {
    return null;
  }
};
