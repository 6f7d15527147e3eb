/** Indices of a status list: unique because they permute a sequence, unpredictable because the permutation is keyed (security.md B13). */
import type { CryptoPort } from './ports.ts';

const rounds = 10;

/** One round: 32 bits out of HMAC over the round and the other half. */
const mix = async (key: Uint8Array, round: number, half: number, crypto: CryptoPort): Promise<number> => {
  const bytes = await crypto.hmac(key, `carnet/status-index/v1/${round}/${half}`);
  return ((bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!) >>> 0;
};

/**
 * The index of the `sequence`-th credential in a list of 2^`bits` entries: a Feistel network of ten rounds over two halves, a bijection of
 * [0, 2^bits). The key is 16 bytes or more, secret, one per list. Throws outside the range: the list is full.
 */
export const statusIndexOf = async (key: Uint8Array, sequence: number, bits: number, crypto: CryptoPort): Promise<number> => {
  if (!Number.isInteger(bits) || bits < 2 || bits > 30 || key.length < 16)
    throw new RangeError('a list has 2^2 to 2^30 entries and a key of 16 bytes');
  if (!Number.isInteger(sequence) || sequence < 0 || sequence >= 2 ** bits) throw new RangeError('the list is full');
  const lowBits = bits >> 1;
  let high = Math.floor(sequence / 2 ** lowBits);
  let low = sequence % 2 ** lowBits;
  for (let round = 0; round < rounds; round += 2) {
    high ^= (await mix(key, round, low, crypto)) & (2 ** (bits - lowBits) - 1);
    low ^= (await mix(key, round + 1, high, crypto)) & (2 ** lowBits - 1);
  }
  return high * 2 ** lowBits + low;
};
