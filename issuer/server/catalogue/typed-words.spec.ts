import { plainWords, typedWords } from './typed-words.ts';

describe('the words one types', () => {
  it('lose accents, capitals, ligatures and punctuation', () => {
    expect(plainWords('  L’Été : Maçon / Maçonne, ŒUVRE ')).toBe('l ete macon maconne oeuvre');
  });

  it('never carry a wildcard into the search', () => {
    expect(typedWords('100%_', 'plain')?.where[1]).toEqual(['%100%', '100']);
  });

  it('are nothing when only punctuation was typed', () => {
    expect(typedWords('?!', 'plain')).toBeNull();
  });
});
