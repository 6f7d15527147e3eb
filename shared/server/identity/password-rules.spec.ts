import { isWeakPassword } from './password-rules.ts';

const owner = { email: 'karim.belkacem@ardoise.example', name: 'Karim Belkacem' };

describe('password rules', () => {
  for (const password of [
    'motdepasse123',
    'M0tdep@sse2026',
    'azertyuiop12',
    'qwertyuiop!!',
    '123456789012',
    'aaaaaaaaaaaaaa',
    'abababababab',
    'Bonjour12345!',
    'karim.belkacem',
    'Belkacem2026!',
    'abcdefghijkl',
    'Carnet-2026-01',
  ]) {
    it(`calls ${password} weak`, () => {
      expect(isWeakPassword(password, owner)).toBeTrue();
    });
  }

  for (const password of ['correct horse battery staple', 'la pluie tombe sur Nantes', 'Vq8-tuile-Ormeau-71', 'chat gris sous la table']) {
    it(`accepts ${password}`, () => {
      expect(isWeakPassword(password, owner)).toBeFalse();
    });
  }
});
