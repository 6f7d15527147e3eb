import { newId, newToken, numericCode, sameSecret, sha256Hex } from './random.ts';

describe('random', () => {
  it('makes tokens of 256 bits that do not repeat', () => {
    const tokens = Array.from({ length: 1_000 }, newToken);

    expect(new Set(tokens).size).toBe(1_000);
    expect(tokens.every((token) => /^[\w-]{43}$/u.test(token))).toBeTrue();
  });

  it('makes codes of the asked length, every digit in every place', () => {
    const codes = Array.from({ length: 2_000 }, () => numericCode(6));

    expect(codes.every((code) => /^\d{6}$/u.test(code))).toBeTrue();
    expect([0, 1, 2, 3, 4, 5].map((place) => new Set(codes.map((code) => code[place])).size)).toEqual([10, 10, 10, 10, 10, 10]);
  });

  it('makes ids of version 7 that follow the clock', () => {
    const early = newId(new Date('2026-11-24T08:00:00Z'));
    const late = newId(new Date('2026-11-24T08:00:01Z'));

    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(early < late).toBeTrue();
  });

  it('compares secrets of any length', () => {
    expect(sameSecret('a', 'a')).toBeTrue();
    expect(sameSecret('a', 'ab')).toBeFalse();
    expect(sameSecret('', 'a')).toBeFalse();
  });

  it('hashes as FIPS 180-4 says', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
