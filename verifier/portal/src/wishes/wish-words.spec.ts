import { claimNames, newWish } from './wish-words.ts';

describe('a wish in words', () => {
  it('names its claims in the order of the catalogue', () => {
    expect(claimNames({ kind: 'competence', claims: ['level', 'name'] }, 'fr')).toBe('Compétence, Niveau');
  });
  it('asks for little at first, and requires only competences', () => {
    expect(newWish('enrolment')).toEqual({ kind: 'enrolment', code: null, claims: ['givenName', 'familyName'], required: false });
  });
});
