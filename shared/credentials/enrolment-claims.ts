import { disclosablePaths } from './claim-catalogue.ts';
import { credentialsContext, filled, ownContext, present, type ClaimsToSign } from './ld.ts';

/** Who is enrolled where, as the organism knows them: the only type that carries a name. */
export interface EnrolmentRecord {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly programme: string;
  readonly session: string;
  /** `YYYY-MM-DD`. */
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The VCDM 2.0 object of an enrolment, every claim about the person disclosed one by one. */
export const enrolmentClaims = (record: EnrolmentRecord): ClaimsToSign => {
  const { givenName, familyName, email, programme, session, startsOn, endsOn } = record;
  const ld = {
    '@context': [credentialsContext, ownContext],
    type: ['VerifiableCredential', 'EnrolmentCredential'],
    credentialSubject: filled({ givenName, familyName, email, programme, session, startsOn, endsOn }),
  };
  return { ld, disclosable: present(disclosablePaths('enrolment'), ld) };
};
