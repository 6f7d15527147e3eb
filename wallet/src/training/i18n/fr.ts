export const fr = {
  title: 'Ma formation',
  scan: 'Scanner une invitation',
  empty: 'Aucune formation',
  emptyText: 'Ouvrez l’invitation de votre organisme : vos sessions s’afficheront ici.',
  dates: 'Du {from} au {to}',
  place: 'Lieu',
  trainers: 'Avec',
  courses: 'Cours',
  competences: 'Compétences visées',
  noLevel: 'pas encore validée',
  state: { planned: 'À venir', open: 'En cours', ended: 'Terminée', withdrawn: 'Inscription arrêtée' },
  closed: 'Votre carnet n’est plus relié à {name}. Demandez-lui une nouvelle invitation.',
};
