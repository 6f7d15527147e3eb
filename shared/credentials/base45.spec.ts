import { fromBase45, toBase45 } from './base45.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('base45', () => {
  it('writes the examples of RFC 9285 section 4.3, and reads that of 4.4', () => {
    expect(toBase45(bytes('AB'))).toBe('BB8');
    expect(toBase45(bytes('Hello!!'))).toBe('%69 VD92EX0');
    expect(toBase45(bytes('base-45'))).toBe('UJCLQE7W581');
    expect(new TextDecoder().decode(fromBase45('QED8WEX0'))).toBe('ietf!');
  });

  it('refuses what no bytes give', () => {
    for (const wrong of ['GGW', ':::', 'A', 'AAAB', 'ab', 'é8'])
      expect(() => fromBase45(wrong))
        .withContext(wrong)
        .toThrow();
  });
});
