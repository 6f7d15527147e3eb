import { shortHandle } from './short-handle.ts';

describe('the short form of a handle', () => {
  it('is six characters in two groups', () => {
    expect(shortHandle('7k4_m2P-Xq0aaaaaaaaaaaaaaaaaaaaa')).toBe('7K4-M2P');
  });
  it('leaves short ones readable', () => {
    expect(shortHandle('7K4-M2')).toBe('7K4-M2');
  });
});
