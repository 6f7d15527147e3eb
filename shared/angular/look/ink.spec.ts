import { inkOf, inks, monogramOf } from './ink.ts';

describe('the ink of an organisation', () => {
  it('is the same each time', () => {
    expect(inkOf('did:web:localhost%3A7301:o:erdre')).toBe(inkOf('did:web:localhost%3A7301:o:erdre'));
  });
  it('uses the eight inks', () => {
    const used = new Set(Array.from({ length: 200 }, (_, n) => inkOf(`did:web:localhost:o:${n}`)));
    expect(used.size).toBe(inks.length);
  });
});

describe('a monogram', () => {
  const cases = {
    'Atelier-École du Bâtiment de l’Erdre': 'AE',
    'Centre de formation aux métiers': 'CF',
    Greta: 'GR',
    'L’Atelier des Savoirs SAS': 'AS',
    '': '',
  };
  for (const [name, letters] of Object.entries(cases)) {
    it(`of ${name || 'nothing'} is ${letters || 'nothing'}`, () => {
      expect(monogramOf(name)).toBe(letters);
    });
  }
});
