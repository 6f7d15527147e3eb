/** What each credential type may say: used by the wallet's ticks, the verifier's requests, DCQL queries and type metadata. */
import type { CredentialType, GenericType } from './vct.ts';

export interface Claim {
  /** Short name, unique within its type: `level`. */
  readonly key: string;
  /** Where it stands in the SD-JWT payload; also its DCQL path. */
  readonly path: readonly string[];
  readonly label: { readonly fr: string; readonly en: string };
  /** About the person; every claim listed here is disclosed one by one. */
  readonly personal: boolean;
  readonly disclosable: true;
  /** Stands in every credential of the type, whether disclosed or not. */
  readonly mandatory: boolean;
}

const subject = ['ld', 'credentialSubject'] as const;
const claimAt = (key: string, path: readonly string[], fr: string, en: string): Claim => ({
  key,
  path,
  label: { fr, en },
  personal: true,
  disclosable: true,
  mandatory: true,
});
const claim = (key: string, path: readonly string[], fr: string, en: string): Claim => claimAt(key, [...subject, ...path], fr, en);
/** Absent when it is not known. */
const maybe = (one: Claim): Claim => ({ ...one, mandatory: false });

const competence = [
  claim('name', ['achievement', 'name'], 'Compétence', 'Competence'),
  maybe(claim('code', ['achievement', 'id'], 'Code du référentiel', 'Code in the framework')),
  maybe(claim('referential', ['achievement', 'version'], 'Version du référentiel', 'Version of the framework')),
  claim('level', ['result'], 'Niveau', 'Level'),
  claim('validatedOn', ['validatedOn'], 'Date de validation', 'Date of validation'),
  claim('programme', ['programme'], 'Formation', 'Programme'),
  claim('session', ['session'], 'Session', 'Session'),
  claim('validatorRole', ['validatorRole'], 'Validée par', 'Validated by'),
  // Of the whole credential, not of its subject: VCDM 2.0 section 5.5 and Open Badges 3.0 both put it there.
  maybe(claimAt('evidence', ['ld', 'evidence'], 'Empreintes des justificatifs', 'Hashes of the evidence')),
];

const enrolment = [
  claim('givenName', ['givenName'], 'Prénom', 'First name'),
  claim('familyName', ['familyName'], 'Nom', 'Last name'),
  maybe(claim('email', ['email'], 'Adresse e-mail', 'E-mail address')),
  claim('programme', ['programme'], 'Formation', 'Programme'),
  claim('session', ['session'], 'Session', 'Session'),
  claim('startsOn', ['startsOn'], 'Début', 'Start'),
  claim('endsOn', ['endsOn'], 'Fin', 'End'),
];

const attendance = [
  claim('day', ['day'], 'Jour', 'Day'),
  claim('halfDay', ['halfDay'], 'Demi-journée', 'Half-day'),
  claim('mark', ['mark'], 'Présence', 'Attendance'),
  claim('minutes', ['minutes'], 'Durée suivie (minutes)', 'Time attended (minutes)'),
  claim('programme', ['programme'], 'Formation', 'Programme'),
  claim('session', ['session'], 'Session', 'Session'),
];

/** The ministry's model of the certificat de réalisation, without the names: those are the enrolment's (shared/decisions/0009). */
const completion = [
  claim('programme', ['programme'], 'Formation', 'Programme'),
  claim('session', ['session'], 'Session', 'Session'),
  claim('nature', ['nature'], 'Nature de l’action', 'Nature of the action'),
  claim('startsOn', ['startsOn'], 'Début', 'Start'),
  claim('endsOn', ['endsOn'], 'Fin', 'End'),
  claim('hours', ['hours'], 'Heures réalisées', 'Hours done'),
  claim('plannedHours', ['plannedHours'], 'Heures prévues', 'Hours planned'),
  claim('halfDays', ['halfDays'], 'Demi-journées signées', 'Half-days signed'),
  claim('merkleRoot', ['merkleRoot'], 'Empreinte des demi-journées', 'Hash of the half-days'),
  claim('issuedOn', ['issuedOn'], 'Établi le', 'Issued on'),
];

/** Said by the person, about work or learning elsewhere. */
const experience = [
  claim('title', ['title'], 'Expérience', 'Experience'),
  claim('organisation', ['organisation'], 'Structure', 'Organisation'),
  claim('startsOn', ['startsOn'], 'Début', 'Start'),
  maybe(claim('endsOn', ['endsOn'], 'Fin', 'End')),
  maybe(claim('description', ['description'], 'Description', 'Description')),
  maybe(claim('competences', ['competences'], 'Compétences déclarées', 'Declared competences')),
];

/** What an organism vouches for of a declared experience; what stands under `declared` is still the person's word. */
const endorsement = [
  claim('competences', ['competences'], 'Compétences reconnues par l’organisme', 'Competences endorsed by the organism'),
  claim('experience', ['declared', 'title'], 'Expérience déclarée par la personne', 'Experience declared by the person'),
  claim('organisation', ['declared', 'organisation'], 'Structure déclarée par la personne', 'Organisation declared by the person'),
  claim('declaration', ['declared', 'digestSRI'], 'Empreinte de la déclaration', 'Hash of the declaration'),
  claim('endorsedOn', ['endorsedOn'], 'Reconnues le', 'Endorsed on'),
  claim('endorserRole', ['endorserRole'], 'Reconnues par', 'Endorsed by'),
  maybe(claimAt('evidence', ['ld', 'evidence'], 'Empreintes des justificatifs', 'Hashes of the evidence')),
];

export const claimCatalogue: Readonly<Record<CredentialType, readonly Claim[]>> = {
  competence,
  enrolment,
  attendance,
  completion,
  endorsement,
  experience,
};

interface Words {
  readonly fr: string;
  readonly en: string;
}
/** What every type that extends it has at the same place. */
export const genericCatalogue: Readonly<Record<GenericType, readonly Claim[]>> = {
  achievement: competence.filter(({ key }) => ['name', 'level', 'programme'].includes(key)),
  participation: attendance.filter(({ key }) => ['programme', 'session'].includes(key)),
};

export const typeNames: Readonly<Record<CredentialType | GenericType, Words>> = {
  competence: { fr: 'Compétence validée', en: 'Validated competence' },
  enrolment: { fr: 'Inscription en formation', en: 'Enrolment' },
  attendance: { fr: 'Demi-journée suivie', en: 'Half-day attended' },
  completion: { fr: 'Certificat de réalisation', en: 'Certificate of completion' },
  endorsement: { fr: 'Reconnaissance d’expérience', en: 'Endorsed experience' },
  experience: { fr: 'Expérience déclarée', en: 'Declared experience' },
  achievement: { fr: 'Acquis', en: 'Achievement' },
  participation: { fr: 'Participation à une formation', en: 'Participation in training' },
};

export const typeDescriptions: Readonly<Record<CredentialType | GenericType, Words>> = {
  competence: {
    fr: 'Une compétence, validée à un niveau par une personne habilitée de l’organisme.',
    en: 'A competence, validated at a level by a qualified person of the organism.',
  },
  enrolment: {
    fr: 'L’inscription d’une personne à une session, avec son identité telle que l’organisme la connaît.',
    en: 'A person’s enrolment in a session, with their identity as the organism knows it.',
  },
  attendance: {
    fr: 'Une demi-journée suivie, signée par le formateur.',
    en: 'A half-day attended, signed off by the trainer.',
  },
  completion: {
    fr: 'Les heures réellement suivies d’une session, avec une empreinte qui permet de prouver chaque demi-journée.',
    en: 'The hours really done in a session, with a hash from which each half-day can be proven.',
  },
  endorsement: {
    fr: 'Des compétences d’une expérience déclarée, qu’un organisme reconnaît\u00a0; l’expérience elle-même reste la parole de la personne.',
    en: 'Competences of a declared experience that an organism endorses; the experience itself remains the person’s word.',
  },
  experience: {
    fr: 'Une expérience que la personne déclare et signe elle-même\u00a0: personne ne l’a vérifiée.',
    en: 'An experience that the person declares and signs: nobody has verified it.',
  },
  achievement: {
    fr: 'Type général\u00a0: ce qu’une personne a acquis, selon un organisme.',
    en: 'Generic type: what a person has achieved, according to an organism.',
  },
  participation: {
    fr: 'Type général\u00a0: la participation d’une personne à une formation.',
    en: 'Generic type: a person’s participation in training.',
  },
};

/** The claim of that short name; an unknown name is a fault of the caller. */
export const claimOf = (type: CredentialType, key: string): Claim => {
  const found = claimCatalogue[type].find((known) => known.key === key);
  if (!found) throw new Error(`no claim ${key} in ${type} credentials`);
  return found;
};

/** The paths that the signer hides one by one. */
export const disclosablePaths = (type: CredentialType): readonly (readonly string[])[] => claimCatalogue[type].map((known) => known.path);
