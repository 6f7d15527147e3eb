/**
 * A Merkle tree as Certificate Transparency builds it (RFC 6962 section 2.1, https://www.rfc-editor.org/rfc/rfc6962#section-2.1): a root
 * stands for every leaf, and a few hashes prove that one leaf is among them. Leaves and nodes are hashed with different prefixes, so that a
 * node can never pass for a leaf.
 */
import { decodeBytes, encodeBytes } from './base64url.ts';
import type { Maybe } from './ports.ts';

export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Maybe<Uint8Array>;
/** The platform's own, in Node and in browsers. */
export const webSha256: Sha256 = async (bytes) => new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));

export interface InclusionProof {
  /** The leaf's own bytes, as text. */
  readonly leaf: string;
  /** Its place, from 0. */
  readonly index: number;
  /** How many leaves the root stands for. */
  readonly size: number;
  /** Hashes from the leaf's neighbour up to the root's, base64url (RFC 6962 section 2.1.1). */
  readonly path: readonly string[];
}

const text = new TextEncoder();
/** As many as fit a proof of 32 hashes: far more half-days than a life has. */
const mostLeaves = 2 ** 31;

const joined = (prefix: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  bytes[0] = prefix;
  let place = 1;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.length;
  }
  return bytes;
};

const hashLeaf = (leaf: string, hash: Sha256): Maybe<Uint8Array> => hash(joined(0, text.encode(leaf)));
const hashNode = (left: Uint8Array, right: Uint8Array, hash: Sha256): Maybe<Uint8Array> => hash(joined(1, left, right));

/** The largest power of two smaller than `size`. */
const splitAt = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));

const rootOf = async (hashes: readonly Uint8Array[], hash: Sha256): Promise<Uint8Array> => {
  if (hashes.length === 1) return hashes[0]!;
  const half = splitAt(hashes.length);
  return hashNode(await rootOf(hashes.slice(0, half), hash), await rootOf(hashes.slice(half), hash), hash);
};

const pathOf = async (hashes: readonly Uint8Array[], index: number, hash: Sha256): Promise<readonly Uint8Array[]> => {
  if (hashes.length === 1) return [];
  const half = splitAt(hashes.length);
  const [left, right] = [hashes.slice(0, half), hashes.slice(half)];
  return index < half
    ? [...(await pathOf(left, index, hash)), await rootOf(right, hash)]
    : [...(await pathOf(right, index - half, hash)), await rootOf(left, hash)];
};

const hashLeaves = async (leaves: readonly string[], hash: Sha256): Promise<readonly Uint8Array[]> => {
  if (leaves.length === 0 || leaves.length > mostLeaves) throw new RangeError('a tree has leaves');
  return Promise.all(leaves.map(async (leaf) => hashLeaf(leaf, hash)));
};

/** The root of these leaves in this order, base64url. Throws when there is none: a root of nothing would prove nothing. */
export const merkleRoot = async (leaves: readonly string[], hash: Sha256 = webSha256): Promise<string> =>
  encodeBytes(await rootOf(await hashLeaves(leaves, hash), hash));

/** The proof that a leaf stands at this place. Throws for a place that is not in the tree: a fault of the caller. */
export const proveInclusion = async (leaves: readonly string[], index: number, hash: Sha256 = webSha256): Promise<InclusionProof> => {
  const leaf = leaves[index];
  if (leaf === undefined) throw new RangeError('no leaf at that place');
  const path = await pathOf(await hashLeaves(leaves, hash), index, hash);
  return { leaf, index, size: leaves.length, path: path.map(encodeBytes) };
};

const wellPlaced = ({ index, size }: InclusionProof): boolean =>
  Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size && size <= mostLeaves;

/** RFC 9162 section 2.1.3.2: climbs from the leaf, turning left or right as the place says; every hash of the path must be used. */
const climb = async ({ leaf, index, size, path }: InclusionProof, hash: Sha256): Promise<Uint8Array | null> => {
  let [place, last] = [index, size - 1];
  let at = await hashLeaf(leaf, hash);
  for (const step of path) {
    if (last === 0) return null;
    const other = decodeBytes(step);
    if (other.length !== 32) return null;
    if (place % 2 === 1 || place === last) {
      at = await hashNode(other, at, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else at = await hashNode(at, other, hash);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 ? at : null;
};

/**
 * Does this proof show that its leaf stands at its place among the `size` leaves of that root? Take root and size from a credential whose
 * signature was verified, never from the proof. False, never a throw, for whatever else: another leaf, place, size, order, length.
 */
export const verifyInclusion = async (
  proof: InclusionProof,
  { root, size }: { readonly root: string; readonly size: number },
  hash: Sha256 = webSha256,
): Promise<boolean> => {
  try {
    if (proof.size !== size || !wellPlaced(proof) || proof.path.length > 32) return false;
    const found = await climb(proof, hash);
    return found !== null && encodeBytes(found) === root;
  } catch {
    return false;
  }
};
