import { skillCode } from './skill-code.ts';

describe('the code of a competence', () => {
  it('is ROME’s own when there is one', () => {
    expect(skillCode('urn:rome:300423', 'Poser un carrelage')).toBe('300423');
  });

  it('comes from the achievement or the name otherwise, without colon or comma', () => {
    expect(skillCode('urn:rncp:37948:bc02', 'Conduire un entretien')).toBe('urn.rncp.37948.bc02');
    expect(skillCode(null, 'Été : poser, jointoyer')).toBe('nom.ete.poser.jointoyer');
  });
});
