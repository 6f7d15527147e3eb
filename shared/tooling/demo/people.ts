// Invented people, organisms and companies: any likeness is chance. SIRET numbers are valid and given to nobody on purpose.
export interface Organism {
  readonly name: string;
  readonly siret: string;
  readonly contactName: string;
  readonly email: string;
}
export interface Colleague {
  readonly name: string;
  readonly email: string;
}
export interface Trainee {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly department: string;
  readonly situation: 'searching' | 'open' | 'in-training' | 'employed';
}

/** One password for every demonstration account: this data only exists on the machine that made it. */
export const password = 'rabot-truelle-midi-soleil';

export const platform = {
  issuer: { name: 'Camille Ormesson', email: 'plateforme@carnet.example' },
  verifier: { name: 'Camille Ormesson', email: 'plateforme@carnet.example' },
};

export const atelier: Organism = {
  name: 'Atelier-École du Bâtiment de l’Erdre',
  siret: '90245322400021',
  contactName: 'Hélène Kerbrat',
  email: 'helene.kerbrat@atelier-erdre.example',
};
export const estuaire: Organism = {
  name: 'Centre de formation aux métiers du bois et de la couverture de l’Estuaire',
  siret: '81177304300013',
  contactName: 'Bruno Le Goff',
  email: 'bruno.legoff@cfm-estuaire.example',
};
export const company: Organism = {
  name: 'Gros Œuvre & Charpentes du Val de Sèvre SAS',
  siret: '53917322900029',
  contactName: 'Ines Moreau-Dubreuil',
  email: 'ines.moreau@val-de-sevre.example',
};

export const manager: Colleague = { name: 'Soizic Abgrall', email: 'soizic.abgrall@atelier-erdre.example' };
export const trainer: Colleague = { name: 'Youssef Benhaddou', email: 'youssef.benhaddou@atelier-erdre.example' };
export const recruiter: Colleague = { name: 'Maxence Tiberghien', email: 'maxence.tiberghien@val-de-sevre.example' };

const trainee = (givenName: string, familyName: string, department: string, situation: Trainee['situation']): Trainee => {
  const plain = `${givenName}.${familyName}`
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z.-]/gu, '');
  return { givenName, familyName, department, situation, email: `${plain}@courriel.example` };
};

export const trainees: readonly Trainee[] = [
  trainee('Nadia', 'Belhadj-Kervella', '44', 'searching'),
  trainee('Thomas', 'Quéméneur', '44', 'searching'),
  trainee('Aminata', 'Diarrassouba', '44', 'open'),
  trainee('Loïc', 'Le Bihan', '44', 'in-training'),
  trainee('Maria-Eduarda', 'Nogueira da Silva', '44', 'searching'),
  trainee('Kévin', 'Ménoret', '49', 'searching'),
  trainee('Fatoumata', 'Sacko', '44', 'open'),
  trainee('Jean-Baptiste', 'Ollivier-Kerguélen', '44', 'in-training'),
  trainee('Oksana', 'Tkachenko', '85', 'searching'),
  trainee('Mehdi', 'Zerrouki', '44', 'searching'),
  trainee('Élodie', 'Garnaud', '44', 'open'),
  trainee('Hugo', 'Perraudeau', '85', 'employed'),
];
