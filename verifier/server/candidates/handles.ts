import { createCipheriv, createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { House } from '#shared/server/house';

/** How one company names profiles. Two companies' names for the same person have nothing in common (security.md B12, B15). */
export interface Handles {
  handleOf(candidateId: string): string;
  /** Null for anything that is not a name this company was given. */
  candidateOf(handle: string): string | null;
}

const tagBytes = 8;

/** One block of AES is a permutation of 16 bytes: an id becomes another of the same length, and comes back only with the company's secret. */
const makeHandles = (secret: Buffer): Handles => {
  const key = secret.subarray(0, 16);
  const tagOf = (block: Buffer): Buffer => createHmac('sha256', secret.subarray(16)).update(block).digest().subarray(0, tagBytes);
  return {
    handleOf(candidateId) {
      const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
      const block = Buffer.concat([cipher.update(Buffer.from(candidateId.replaceAll('-', ''), 'hex')), cipher.final()]);
      return Buffer.concat([block, tagOf(block)]).toString('base64url');
    },
    candidateOf(handle) {
      const bytes = /^[\w-]{32}$/u.test(handle) ? Buffer.from(handle, 'base64url') : Buffer.alloc(0);
      if (bytes.length !== 16 + tagBytes || !timingSafeEqual(bytes.subarray(16), tagOf(bytes.subarray(0, 16)))) return null;
      const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false);
      const hex = Buffer.concat([decipher.update(bytes.subarray(0, 16)), decipher.final()]).toString('hex');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    },
  };
};

const kept = new WeakMap<object, Map<string, Handles>>();

/** The names for that company, from a secret that never leaves the signing workers but as this company's share of it. */
export const handlesFor = async (house: House, organisationId: string): Promise<Handles> => {
  const known = kept.get(house) ?? new Map<string, Handles>();
  kept.set(house, known);
  const found = known.get(organisationId);
  if (found) return found;
  const share = await house.keys.blindIndex(organisationId, 'candidates.handle');
  const made = makeHandles(createHash('sha256').update(share).digest());
  known.set(organisationId, made);
  return made;
};
