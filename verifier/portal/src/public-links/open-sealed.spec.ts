import { givenLink } from './given-link.ts';
import { openSealed, readKey } from './open-sealed.ts';

const content = { title: 'Pour la mairie', madeAt: 1_763_600_000, presentations: ['a.b.c~'] };

describe('a sealed link', () => {
  it('opens with its key', async () => {
    const { id, ciphertext, key } = await givenLink(content);
    expect(await openSealed(id, ciphertext, key)).toEqual(content);
  });

  it('stays closed to another key, under another id, and once a character was changed', async () => {
    const { id, ciphertext, key } = await givenLink(content);
    const other = await givenLink(content);
    const changed = ciphertext.replace(/.{4}$/u, (end) => (end === 'AAAA' ? 'BBBA' : 'AAAA'));

    expect(await openSealed(id, ciphertext, other.key)).toBeNull();
    expect(await openSealed('BBBBBBBBBBBBBBBBBBBBBB', ciphertext, key)).toBeNull();
    expect(await openSealed(id, changed, key)).toBeNull();
  });

  it('refuses a content that presents nothing', async () => {
    const { id, ciphertext, key } = await givenLink({ ...content, presentations: [] });
    expect(await openSealed(id, ciphertext, key)).toBeNull();
  });

  it('needs a whole key in the fragment', () => {
    expect(readKey(null)).toBeNull();
    expect(readKey('abc')).toBeNull();
    expect(readKey('A'.repeat(43))).toBe('A'.repeat(43));
  });
});
