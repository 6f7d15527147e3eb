import { halfDayLeaf } from '#shared/credentials/half-day-leaf';
import { merkleRoot, proveInclusion } from '#shared/credentials/merkle';
import { checkHalfDay } from './check-half-day.ts';

const leaf = (day: string, half: 'am' | 'pm') =>
  halfDayLeaf({ record: `${day}-${half}`, day, half, mark: 'present', minutes: 210, planned: 210 }, `salt-${day}-${half}`);
const leaves = [leaf('2026-11-23', 'am'), leaf('2026-11-23', 'pm'), leaf('2026-11-24', 'am')];
const picked = { place: 1, day: '2026-11-23', half: 'pm' as const };

describe('a half-day checked against a certificate', () => {
  const certificate = async (size = 3) => ({ root: await merkleRoot(leaves), certified: { size, hours: 10.5, planned: 10.5 } });

  it('is proven when it is the one asked, under that root and in that total', async () => {
    expect((await checkHalfDay(await certificate(), picked, await proveInclusion(leaves, 1))).proven).toBeTrue();
  });

  it('is not when another half-day is answered, though it is under the root', async () => {
    expect((await checkHalfDay(await certificate(), picked, await proveInclusion(leaves, 2))).proven).toBeFalse();
  });

  it('is not when it stands elsewhere than was asked', async () => {
    const other = { ...picked, place: 0 };

    expect((await checkHalfDay(await certificate(), other, await proveInclusion(leaves, 1))).proven).toBeFalse();
  });

  it('is not under another root, nor in a total of another size', async () => {
    const proof = await proveInclusion(leaves, 1);
    const elsewhere = { ...(await certificate()), root: await merkleRoot(leaves.slice(0, 2)) };

    expect((await checkHalfDay(elsewhere, picked, proof)).proven).toBeFalse();
    expect((await checkHalfDay(await certificate(4), picked, proof)).proven).toBeFalse();
  });

  it('is not when the leaf cannot be read', async () => {
    const proof = await proveInclusion(['x', 'y'], 1);

    expect(await checkHalfDay({ root: await merkleRoot(['x', 'y']), certified: null }, picked, proof)).toEqual({
      proven: false,
      record: null,
    });
  });
});
