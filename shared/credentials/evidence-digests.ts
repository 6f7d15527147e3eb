/** The files that a credential rests on, by hash: whoever holds one can tell whether it is the one that was signed. */
import { decodeBytes } from './base64url.ts';
import { isList, isObject } from './jwt.ts';
import type { JsonObject } from './ports.ts';

export interface EvidenceDigest {
  /** `Photo`, `Document`: what kind of thing, never the name it had. */
  readonly name: string;
  readonly mediaType: string;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const digest = /^sha256-([A-Za-z0-9+/]{43})=$/u;

const readOne = (one: unknown): EvidenceDigest | null => {
  const { name, mediaType, digestSRI } = isObject(one) ? one : {};
  const found = typeof digestSRI === 'string' ? digest.exec(digestSRI)?.[1] : undefined;
  if (found === undefined || typeof name !== 'string' || typeof mediaType !== 'string') return null;
  return { name, mediaType, sha256: hex(decodeBytes(found.replaceAll('+', '-').replaceAll('/', '_'))) };
};

/** Of a payload, whether its object stands under `ld` or is the document itself. A written appreciation has no media type and is left out. */
export const evidenceFilesOf = (payload: JsonObject): readonly EvidenceDigest[] => {
  const evidence = (isObject(payload['ld']) ? payload['ld'] : payload)['evidence'];
  return isList(evidence) ? evidence.map(readOne).filter((one) => one !== null) : [];
};

/** SHA-256 in hexadecimal. */
export const sha256Of = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
