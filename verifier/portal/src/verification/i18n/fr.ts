export const fr = {
  checkedAt: 'Contrôlé le {day} à {time}',
  checkedHere: 'Contrôlé dans votre navigateur le {day} à {time}',
  contested: 'Son titulaire conteste cette preuve depuis le {day} ; l’organisme n’avait pas encore répondu au moment du partage.',
  checks: 'Les contrôles',
  shared: '{count, plural, one {# information partagée} other {# informations partagées}}',
  unknownIssuer: 'Organisme non reconnu',
  selfDeclared: 'Déclarée par la personne',
  said: {
    endorsement:
      'L’organisme se porte garant des compétences reconnues, et d’elles seules. L’expérience et la structure sont telles que la personne les déclare.',
    experience: 'Tout ceci est déclaré et signé par la personne. Un organisme peut en reconnaître des compétences, dans une preuve à part.',
  },
  verdict: {
    verified:
      '{count, plural, one {Cette preuve est authentique et toujours valable.} other {Ces # preuves sont authentiques et toujours valables.}}',
    'to-check': 'Ne décidez rien sur cette seule page.',
    refused: 'Ne vous y fiez pas.',
  },
  'issuer-registered': '{name} est un organisme reconnu par la plateforme.',
  'issuer-closed': '{name} : organisme fermé le {day}. Ce qu’il a signé avant reste valable.',
  'issuer-recognised': '{name} est un organisme extérieur, reconnu par la plateforme.',
  'status-valid': 'La preuve n’a pas été retirée. Liste des retraits lue {when}.',
  'holder-proven-earlier': 'Titulaire prouvé à la création du lien, le {day}.',
};
