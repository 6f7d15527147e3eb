export const fr = {
  title: 'Moi',
  sharings: 'Mes partages',
  links: 'Mes liens de vérification',
  visibility: 'Ma visibilité auprès des recruteurs',
  organisms: 'Organismes reliés',
  noOrganism: 'Aucun organisme relié',
  connected: 'Relié depuis le {day}',
  closed: 'Relation coupée par l’organisme',
  lock: 'Fermer mon carnet',
  device: 'Cet appareil',
  persisted: 'Le navigateur garde votre carnet tant que vous ne l’effacez pas.',
  notPersisted: 'Le navigateur pourrait effacer votre carnet s’il manque de place : ajoutez-le à l’écran d’accueil.',
};
