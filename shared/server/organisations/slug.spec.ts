import { freeSlug, slugOf } from './slug.ts';

describe('slug', () => {
  for (const [name, slug] of [
    ['Atelier de l’Ardoise', 'atelier-de-l-ardoise'],
    ['Œuvre & Métiers', 'oeuvre-metiers'],
    ['  ÉCOLE  n°2 ', 'ecole-n-2'],
    ['日本', 'organisation'],
    ['../../etc', 'etc'],
  ] as const) {
    it(`of ${name} is ${slug}`, () => {
      expect(slugOf(name)).toBe(slug);
    });
  }

  it('is at most 48 characters long and never ends in a dash', () => {
    expect(slugOf(`${'a'.repeat(47)} suite`)).toBe('a'.repeat(47));
  });

  it('takes the next free number', () => {
    expect(freeSlug('atelier', new Set(['atelier', 'atelier-2']))).toBe('atelier-3');
  });
});
