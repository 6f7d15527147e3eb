import * as fc from 'fast-check';
import { halfDayLeaf, readHalfDayLeaf, type HalfDayRecord } from './half-day-leaf.ts';
import { decodeBytes } from './base64url.ts';
import { merkleRoot, proveInclusion, verifyInclusion } from './merkle.ts';

const hex = (text: string): string => [...decodeBytes(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const leaves = (count: number): readonly string[] => Array.from({ length: count }, (_, place) => `feuille ${place}`);

describe('a Merkle tree of half-days', () => {
  it('has the roots that certificate-transparency computes for its reference leaves', async () => {
    // The eight inputs and roots of the reference tests of Certificate Transparency; the first four, which are text.
    const inputs = ['', '\u0000', '\u0010', ' !'];
    const roots = [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ];

    for (const [place, root] of roots.entries()) expect(hex(await merkleRoot(inputs.slice(0, place + 1)))).toBe(root);
  });

  it('proves every leaf of trees of every shape up to 33', async () => {
    for (let size = 1; size <= 33; size += 1) {
      const root = await merkleRoot(leaves(size));
      for (let index = 0; index < size; index += 1) {
        const proof = await proveInclusion(leaves(size), index);
        expect(await verifyInclusion(proof, { root, size }))
          .withContext(`${index} of ${size}`)
          .toBeTrue();
      }
    }
  });

  it('is another tree when one leaf, or their order, is another', async () => {
    const root = await merkleRoot(leaves(5));

    expect(await merkleRoot([...leaves(4), 'feuille 9'])).not.toBe(root);
    expect(await merkleRoot([...leaves(5)].reverse())).not.toBe(root);
    expect(await merkleRoot(leaves(4))).not.toBe(root);
  });

  it('takes no node for a leaf', async () => {
    const [one, two] = await Promise.all(leaves(2).map((leaf) => merkleRoot([leaf])));
    const root = await merkleRoot(leaves(2));
    const asLeaf = String.fromCharCode(...decodeBytes(one!), ...decodeBytes(two!));

    expect(await verifyInclusion({ leaf: asLeaf, index: 0, size: 1, path: [] }, { root, size: 1 })).toBeFalse();
  });

  it('refuses a proof with anything changed, without ever throwing', async () => {
    const size = 7;
    const root = await merkleRoot(leaves(size));
    const proof = await proveInclusion(leaves(size), 4);
    const wrong = [
      { ...proof, leaf: 'feuille 3' },
      { ...proof, index: 5 },
      { ...proof, index: -1 },
      { ...proof, index: 4.5 },
      { ...proof, size: 8 },
      { ...proof, path: proof.path.slice(1) },
      { ...proof, path: [...proof.path, proof.path[0]!] },
      { ...proof, path: [...proof.path].reverse() },
      { ...proof, path: proof.path.map(() => '') },
      { ...proof, path: ['pas du base64 !', ...proof.path.slice(1)] },
      { ...proof, path: null as never },
      { ...proof, leaf: null as never },
      {} as never,
    ];

    for (const one of wrong)
      expect(await verifyInclusion(one, { root, size }))
        .withContext(JSON.stringify(one))
        .toBeFalse();
    expect(await verifyInclusion(proof, { root, size: 6 })).toBeFalse();
    expect(await verifyInclusion(proof, { root: await merkleRoot(leaves(8)), size })).toBeFalse();
    expect(await verifyInclusion(proof, { root, size })).toBeTrue();
  });

  it('takes no root of fewer leaves for one of more', async () => {
    const root = await merkleRoot(leaves(4));
    const proof = { ...(await proveInclusion(leaves(4), 0)), size: 7 };

    expect(await verifyInclusion(proof, { root, size: 7 })).toBeFalse();
  });

  it('has nothing to say of no leaves, nor of a place outside', async () => {
    await expectAsync(merkleRoot([])).toBeRejectedWithError(RangeError);
    await expectAsync(proveInclusion(leaves(2), 2)).toBeRejectedWithError(RangeError);
  });

  it('holds whatever the leaves say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { minLength: 1, maxLength: 20 }), fc.nat(), async (texts, seed) => {
        const index = seed % texts.length;
        const root = await merkleRoot(texts);
        const proof = await proveInclusion(texts, index);
        const moved = { ...proof, leaf: `${proof.leaf}.` };
        return (
          (await verifyInclusion(proof, { root, size: texts.length })) && !(await verifyInclusion(moved, { root, size: texts.length }))
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a half-day as a leaf', () => {
  const record: HalfDayRecord = { record: 'a-1', day: '2026-11-20', half: 'am', mark: 'late', minutes: 195, planned: 210 };

  it('is one text, read back to the letter', () => {
    const leaf = halfDayLeaf(record, 'sel');

    expect(leaf).toBe('{"record":"a-1","day":"2026-11-20","half":"am","mark":"late","minutes":195,"planned":210,"salt":"sel"}');
    expect(readHalfDayLeaf(leaf)).toEqual(record);
  });

  it('is read as nothing in any other form', () => {
    const leaf = halfDayLeaf(record, 'sel');
    for (const other of [
      '',
      'null',
      '[]',
      ` ${leaf}`,
      leaf.replace('"late"', '"parti"'),
      leaf.replace('195', '-1'),
      leaf.replace('"half":"am",', ''),
      leaf.replace('{', '{"plus":1,'),
    ])
      expect(readHalfDayLeaf(other)).withContext(other).toBeNull();
  });
});
