import { disclosablePaths } from './claim-catalogue.ts';
import { credentialsContext, filled, ownContext, present, type ClaimsToSign } from './ld.ts';

export interface DeclaredCompetence {
  readonly name: string;
  /** ROME code; null in the person's own words. */
  readonly code: string | null;
}
/** What a person says they did elsewhere. Nobody but them vouches for it. */
export interface ExperienceRecord {
  readonly title: string;
  readonly organisation: string;
  /** `YYYY-MM-DD`. */
  readonly startsOn: string;
  /** Null while it lasts. */
  readonly endsOn: string | null;
  readonly description: string | null;
  readonly competences: readonly DeclaredCompetence[];
}

/** The VCDM 2.0 object of a declared experience, every claim disclosed one by one. Refuses an end before the start. */
export const experienceClaims = (record: ExperienceRecord): ClaimsToSign => {
  const { title, organisation, startsOn, endsOn, description, competences } = record;
  if (endsOn !== null && endsOn < startsOn) throw new RangeError('an experience ends after it starts');
  const declared = competences.length > 0 ? competences.map(({ name, code }) => filled({ name, code })) : null;
  const ld = {
    '@context': [credentialsContext, ownContext],
    type: ['VerifiableCredential', 'ExperienceCredential'],
    credentialSubject: filled({ title, organisation, startsOn, endsOn, description, competences: declared }),
  };
  return { ld, disclosable: present(disclosablePaths('experience'), ld) };
};
