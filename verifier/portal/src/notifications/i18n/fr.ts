export const fr = {
  title: 'Notifications',
  unread: '{count, plural, =0 {Tout est lu} one {# non lue} other {# non lues}}',
  read: 'Tout marquer comme lu',
  new: 'Nouveau',
  empty: 'Aucune notification',
  emptyText: 'Les réponses, les retraits et les changements d’état seront annoncés ici.',
};
