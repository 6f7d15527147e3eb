import { sameNameSpelt } from './same-name-spelt.ts';

const awa = { givenName: 'Aïssatou', familyName: 'Diallo' };
const as = (givenName: string, familyName = 'Diallo') => sameNameSpelt(awa, { givenName, familyName });

describe('a corrected name', () => {
  it('is the same when accents, hyphens, capitals or a slip of the keyboard differ', () => {
    for (const [givenName, familyName] of [
      ['Aissatou', 'DIALLO'],
      ['Aïssatou', 'Dialo'],
      ['Aïssatuo', 'Diallo'],
      ['Aïs-satou', "D'iallo"],
    ])
      expect(as(givenName!, familyName)).withContext(givenName!).toBeTrue();
  });

  it('is another when it names somebody else', () => {
    expect(as('Aminata')).toBeFalse();
    expect(as('Aïssatou', 'Diop')).toBeFalse();
    expect(sameNameSpelt({ givenName: 'Ali', familyName: 'Ba' }, { givenName: 'Ana', familyName: 'Ba' })).toBeFalse();
  });
});
