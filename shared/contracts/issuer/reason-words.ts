import type { ReasonCode } from './status-reasons.ts';

/** Why a credential is in its state, by the code of the contract: the same words on every screen and in letters. */
export const reasonsFr: Readonly<Record<ReasonCode, string>> = {
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
  'endorsement-withdrawn': 'Reconnaissance retirée',
  'wallet-lost': 'Carnet perdu ou réinitialisé : une nouvelle attestation la remplace',
  'key-compromised': 'Clé de signature compromise : une nouvelle attestation la remplace',
  'not-kept': 'Le carnet n’a pas pu la conserver : elle est proposée à nouveau',
};

export const reasonsEn: Readonly<Record<ReasonCode, string>> = {
  'under-review': 'Being checked',
  'suspected-fraud': 'Suspected fraud',
  'review-over': 'Check completed',
  'suspended-by-mistake': 'Suspended by mistake',
  'entry-mistake': 'Entry mistake',
  'conditions-not-met': 'Conditions not met',
  fraud: 'Established fraud',
  'no-longer-due': 'No longer due',
  'holder-asked': 'Asked by the person',
  other: 'Another reason',
  'validation-withdrawn': 'Validation withdrawn',
  'validation-corrected': 'Validation corrected: a new credential takes its place',
  'attendance-corrected': 'Attendance corrected',
  'identity-corrected': 'Identity corrected: a new credential takes its place',
  'endorsement-withdrawn': 'Endorsement withdrawn',
  'wallet-lost': 'Wallet lost or reset: a new credential takes its place',
  'key-compromised': 'Compromised signing key: a new credential takes its place',
  'not-kept': 'The wallet could not keep it: it is offered again',
};
