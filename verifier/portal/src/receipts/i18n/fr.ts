export const fr = {
  title: 'Reçus de consentement',
  subtitle: 'Ce que chaque personne a accepté, refusé ou retiré, signé par elle et par vous.',
  empty: 'Aucun reçu',
  emptyText: 'Chaque réponse d’un carnet laisse ici un reçu signé des deux côtés.',
  given: 'Consentement donné',
  refused: 'Refus',
  withdrawn: 'Consentement retiré',
  download: 'Télécharger',
  downloadOf: 'Télécharger le reçu : {what}',
  fileName: 'recu',
  law: 'Un reçu nomme les informations, sans jamais les contenir : il prouve le consentement (RGPD, article 7) et reste quand les données sont parties.',
};
