/**
 * The roots of the commonest passwords in French and English leaks, without the digits and signs people add to reach a length.
 * Short on purpose: 12 characters already exclude most of the public lists.
 */
export const commonRoots: ReadonlySet<string> = new Set(
  `abcdef abcdefgh abcdefghijkl admin administrateur administrator amour anniversaire azerty azertyuiop azertyqwerty baseball batman bienvenue bonjour
  bordeaux camille carnet chocolat chouchou coucou competence competences demarrer dragon doudou football formation france iloveyou jetaime jetaimefort
  julien letmein letmeinnow liberte loulou lyon marseille mdp merci monamour moncompte monkey monmotdepasse motdepasse motdepassemotdepasse nicolas olivier
  organisme paris passe passw passwd password passwordpassword princess princesse provisoire qsdfghjklm qwerty qwertyuiop qwertyuiopasdf qwertz qwertzuiop
  recruteur root saintetienne secret secure securite shadow soleil starwars sunshine superman test testtest thomas toulouse trustnoone utilisateur user
  vacances vivelafrance welcome wxcvbn`
    .split(/\s+/u)
    .filter((word) => word.length > 0),
);
