export const fr = {
  title: 'Demandes d’effacement',
  subtitle: 'Ce que des personnes vous avaient partagé, et qu’elles vous demandent d’effacer.',
  empty: 'Aucune demande',
  emptyText: 'Quand une personne demande l’effacement de ce qu’elle a partagé, sa demande arrive ici.',
  received: 'Reçu le {day} : {what}',
  asked: 'Demandé le {day}. Ce que la plateforme gardait est déjà détruit.',
  due: 'À répondre avant le {day}',
  late: 'En retard depuis le {day}',
  done: 'Tout est effacé',
  doneTitle: 'Tout est effacé chez vous ?',
  doneText:
    'Exports, impressions, messages, fichiers de vos collègues : la personne sera informée que vous n’en gardez rien. Cette déclaration vous engage.',
  doneSaid: 'La personne est informée.',
  doneOn: 'Effacé le {day}',
  decline: 'Ne pas effacer',
  declineTitle: 'Ne pas effacer vos copies ?',
  declineText:
    'La loi ne l’admet que dans quelques cas, comme une obligation légale ou un litige en cours (RGPD, article 17, paragraphe 3).',
  declineSaid: 'Votre raison est transmise à la personne.',
  declinedOn: 'Refusé le {day}',
  reason: 'Votre raison, que la personne lira',
  law: 'Vous avez un mois pour répondre, à compter du jour de la demande (RGPD, article 12, paragraphe 3). Sans réponse, la personne peut saisir la CNIL.',
};
