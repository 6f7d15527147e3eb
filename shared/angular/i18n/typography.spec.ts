import { elided, frenchTypography } from './typography.ts';

describe('French typography', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Retirer cette preuve ?', 'Retirer cette preuve\u202f?'],
    ['Retirer cette preuve?', 'Retirer cette preuve\u202f?'],
    ['Hors ligne : 2 actions', 'Hors ligne\u00a0: 2 actions'],
    ['« Poser un carrelage »', '«\u00a0Poser un carrelage\u00a0»'],
    ["l'organisme", 'l’organisme'],
    ['96 %', '96\u00a0%'],
    ['8 h 30', '8\u00a0h\u00a030'],
    ['le 5 octobre 2026', 'le 5\u00a0octobre 2026'],
    ['https://carnet.example/a?b=c', 'https://carnet.example/a?b=c'],
    ['16:40', '16:40'],
  ];

  for (const [typed, printed] of cases) {
    it(`prints ${typed}`, () => {
      expect(frenchTypography(typed)).toBe(printed);
    });
    it(`leaves ${printed} as it is`, () => {
      expect(frenchTypography(printed)).toBe(printed);
    });
  }
});

describe('a name in a French sentence', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Mes preuves de Atelier-École', 'Mes preuves d’Atelier-École'],
    ['Refuser la demande de Élan Vert', 'Refuser la demande d’Élan Vert'],
    ['ce que Inès recevra', 'ce qu’Inès recevra'],
    ['Identité de Hugo corrigée', 'Identité de Hugo corrigée'],
    ['Identité de Yann corrigée', 'Identité de Yann corrigée'],
    ['Il cède Annecy', 'Il cède Annecy'],
    ['Réponse de Léa le 5 octobre', 'Réponse de Léa le 5 octobre'],
  ];

  for (const [joined, said] of cases) it(`says ${said}`, () => expect(elided(joined)).toBe(said));
});
