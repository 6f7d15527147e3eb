/** Which declaration an organism endorses: by a hash of what it says, the same for every copy that its holder signs. */
import type { JsonObject } from './ports.ts';

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, inner]) => [name, inOrder(inner)]));
};

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** SHA-256 in the words of VCDM 2.0 section 5.3 (`digestSRI`), of any bytes. */
export const digestSri = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  `sha256-${base64(new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes)))}`;

/**
 * Of the `ld` object with everything disclosed, its members in order (RFC 8785 for what a declaration holds: texts, lists, objects). Keys and
 * salts are left out, since each copy has its own. A declaration shown in part has another digest: nobody can compare it, and nothing is claimed.
 */
export const declarationDigest = (ld: JsonObject): Promise<string> => digestSri(new TextEncoder().encode(JSON.stringify(inOrder(ld))));
