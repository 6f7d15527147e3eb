import { decodeBytes, decodeText, encodeBytes, encodeText } from './base64url.ts';
import { Refused } from './report.ts';

describe('base64url', () => {
  it('goes both ways, for every length', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, place) => (place * 37 + length) % 256);
      expect([...decodeBytes(encodeBytes(bytes))]).toEqual([...bytes]);
    }
    expect(decodeText(encodeText('« Élève » ✓'))).toBe('« Élève » ✓');
    expect(encodeBytes(Uint8Array.of(251, 255))).toBe('-_8');
  });

  it('has one text for one sequence of bytes', () => {
    for (const text of ['-_9', 'AB', 'AAF', 'A', 'AA==', 'A+', 'A/', 'AA+A', 'A/AA', 'A A', 'AAA AA', 'é', 'éA'])
      for (const decode of [decodeBytes, decodeText])
        expect(() => decode(text))
          .withContext(text)
          .toThrowError(Refused);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => decodeText('_w')).toThrowError(Refused, 'malformed');
  });
});
