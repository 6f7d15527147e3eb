// Who plays. Invented people and organisations; the SIRET are valid.
export const cast = {
  director: {
    organisation: 'Atelier-École du Bâtiment de l’Erdre',
    siret: '90245322400021',
    name: 'Hélène Kerbrat',
    email: 'helene.kerbrat@atelier-erdre.example',
  },
  neighbour: {
    organisation: 'Centre de formation aux métiers du bois de l’Estuaire',
    siret: '81177304300013',
    name: 'Bruno Le Goff',
    email: 'bruno.legoff@cfm-estuaire.example',
  },
  company: {
    organisation: 'Gros Œuvre & Charpentes du Val de Sèvre SAS',
    siret: '53917322900029',
    name: 'Ines Moreau-Dubreuil',
    email: 'ines.moreau@val-de-sevre.example',
  },
  manager: { name: 'Soizic Abgrall', email: 'soizic.abgrall@atelier-erdre.example' },
  trainer: { name: 'Youssef Benhaddou', email: 'youssef.benhaddou@atelier-erdre.example' },
  recruiter: { name: 'Maxence Tiberghien', email: 'maxence.tiberghien@val-de-sevre.example' },
  trainee: {
    givenName: 'Nadia',
    familyName: 'Belhadj-Kervella',
    email: 'nadia.belhadj@courriel.example',
    phrase: 'genet cabane midi rivage',
  },
} as const;
