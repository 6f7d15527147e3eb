/** What each credential type may say: used by the wallet's ticks, the verifier's requests, DCQL queries and type metadata. */
import type { CredentialType } from './vct.ts';

export interface Claim {
  /** Short name, unique within its type: `level`. */
  readonly key: string;
  /** Where it stands in the SD-JWT payload; also its DCQL path. */
  readonly path: readonly string[];
  readonly label: { readonly fr: string; readonly en: string };
  /** About the person; every claim listed here is disclosed one by one. */
  readonly personal: boolean;
  readonly disclosable: true;
}

const subject = ['ld', 'credentialSubject'] as const;
const claim = (key: string, path: readonly string[], fr: string, en: string): Claim => ({
  key,
  path: [...subject, ...path],
  label: { fr, en },
  personal: true,
  disclosable: true,
});

const competence = [
  claim('name', ['achievement', 'name'], 'Compétence', 'Competence'),
  claim('code', ['achievement', 'id'], 'Code du référentiel', 'Code in the framework'),
  claim('referential', ['achievement', 'version'], 'Version du référentiel', 'Version of the framework'),
  claim('level', ['result'], 'Niveau', 'Level'),
  claim('validatedOn', ['validatedOn'], 'Date de validation', 'Date of validation'),
  claim('programme', ['programme'], 'Formation', 'Programme'),
  claim('session', ['session'], 'Session', 'Session'),
  claim('validatorRole', ['validatorRole'], 'Validée par', 'Validated by'),
];

const enrolment = [
  claim('givenName', ['givenName'], 'Prénom', 'First name'),
  claim('familyName', ['familyName'], 'Nom', 'Last name'),
  claim('email', ['email'], 'Adresse e-mail', 'E-mail address'),
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

export const claimCatalogue: Readonly<Record<CredentialType, readonly Claim[]>> = { competence, enrolment, attendance };

export const typeNames: Readonly<Record<CredentialType, { readonly fr: string; readonly en: string }>> = {
  competence: { fr: 'Compétence validée', en: 'Validated competence' },
  enrolment: { fr: 'Inscription en formation', en: 'Enrolment' },
  attendance: { fr: 'Demi-journée suivie', en: 'Half-day attended' },
};

/** The claim of that short name; an unknown name is a fault of the caller. */
export const claimOf = (type: CredentialType, key: string): Claim => {
  const found = claimCatalogue[type].find((known) => known.key === key);
  if (!found) throw new Error(`no claim ${key} in ${type} credentials`);
  return found;
};

/** The paths that the signer hides one by one. */
export const disclosablePaths = (type: CredentialType): readonly (readonly string[])[] => claimCatalogue[type].map((known) => known.path);
