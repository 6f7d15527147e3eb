/** Why a credential is in its state, by the code of the contract: the same words for its holder and its organism. */
export const reasonsFr = {
  'under-review': 'Vérification en cours',
  'suspected-fraud': 'Soupçon de fraude',
  'review-over': 'Vérification terminée',
  'suspended-by-mistake': 'Suspendue par erreur',
  'entry-mistake': 'Erreur de saisie',
  'conditions-not-met': 'Conditions non remplies',
  fraud: 'Fraude établie',
  'no-longer-due': 'N’est plus due',
  'holder-asked': 'À la demande de la personne',
  other: 'Autre motif',
  'validation-withdrawn': 'Validation retirée',
  'validation-corrected': 'Validation corrigée : une nouvelle attestation la remplace',
  'attendance-corrected': 'Présence corrigée',
  'identity-corrected': 'Identité corrigée : une nouvelle attestation la remplace',
  'wallet-lost': 'Carnet perdu ou réinitialisé : une nouvelle attestation la remplace',
  'not-kept': 'Le carnet n’a pas pu la conserver : elle est proposée à nouveau',
};
