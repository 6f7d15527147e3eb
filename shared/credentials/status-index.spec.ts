import { statusIndexOf } from './status-index.ts';
import { webCrypto } from './web-crypto.ts';

const key = new Uint8Array(16).fill(7);
const indices = (count: number, bits: number, from = key) =>
  Promise.all(Array.from({ length: count }, (_, sequence) => statusIndexOf(from, sequence, bits, webCrypto)));

describe('status indices', () => {
  it('are a permutation, for even and odd widths', async () => {
    for (const bits of [2, 3, 8, 9]) expect((await indices(2 ** bits, bits)).sort((a, b) => a - b)).toEqual([...Array(2 ** bits).keys()]);
  });

  it('do not follow each other in a list of 2^17', async () => {
    const found = await indices(400, 17);
    const buckets = Array.from({ length: 16 }, (_, bucket) => found.filter((index) => index >> 13 === bucket).length);
    const chi2 = buckets.reduce((sum, count) => sum + (count - 25) ** 2 / 25, 0);
    const rising = found.filter((index, place) => place > 0 && index > found[place - 1]!).length;

    expect(new Set(found).size).toBe(400);
    expect(chi2).toBeLessThan(30.6); // 15 degrees of freedom, p = 0.01
    expect(Math.abs(rising - 199.5)).toBeLessThan(30);
  });

  it('are others under another key, and the same under the same', async () => {
    const ours = await indices(50, 17);

    expect(await indices(50, 17)).toEqual(ours);
    expect((await indices(50, 17, new Uint8Array(16).fill(8))).filter((index, place) => index === ours[place]).length).toBeLessThan(3);
  });

  it('end when the list is full', async () => {
    await expectAsync(statusIndexOf(key, 2 ** 17, 17, webCrypto)).toBeRejectedWithError(RangeError, 'the list is full');
    await expectAsync(statusIndexOf(new Uint8Array(8), 0, 17, webCrypto)).toBeRejectedWithError(RangeError);
  });
});
