import { sameName, tidyName } from './person-name.ts';

describe('a name', () => {
  it('keeps its case and letters; only spaces, apostrophes and Unicode form are tidied', () => {
    expect(tidyName("  de  La TOUR d'Auvergne\t")).toBe('de La TOUR d’Auvergne');
    expect(tidyName('Zoe\u0308')).toBe('Zo\u00eb');
  });

  it('is the same whatever the accents, case and hyphens', () => {
    expect(sameName({ givenName: 'Jean-Noël', familyName: 'LEFÈVRE' }, { givenName: 'jean noel', familyName: 'Lefevre' })).toBeTrue();
    expect(sameName({ givenName: 'Jean', familyName: 'Lefevre' }, { givenName: 'Jeanne', familyName: 'Lefevre' })).toBeFalse();
  });
});
