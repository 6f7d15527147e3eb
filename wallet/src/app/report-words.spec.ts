import { en } from '#shared/angular/look/checks-words/en';
import { fr } from '#shared/angular/look/checks-words/fr';
import { checkNames, whys } from '#shared/credentials/report';

describe('a verification report', () => {
  it('has words for every check and every reason of the closed list, in both languages', () => {
    for (const words of [fr, en]) {
      expect(Object.keys(words).filter((key) => checkNames.some((name) => name === key))).toEqual([...checkNames]);
      expect(Object.keys(words.why).toSorted()).toEqual([...whys].toSorted());
    }
  });
});
