import { disclosablePaths } from './claim-catalogue.ts';
import type { Evidence } from './competence-claims.ts';
import type { DeclaredCompetence } from './experience-claims.ts';
import { credentialsContext, filled, ownContext, present, type ClaimsToSign } from './ld.ts';

/** What an organism vouches for of an experience that a person declared: some of its competences, never the experience itself. */
export interface EndorsementRecord {
  readonly competences: readonly DeclaredCompetence[];
  /** In the person's words; `digest` names their declaration (`declaration-digest.ts`). */
  readonly declared: { readonly title: string; readonly organisation: string; readonly digest: string };
  /** `YYYY-MM-DD`. */
  readonly endorsedOn: string;
  /** `trainer`, `manager`…: a role, never a name. */
  readonly endorserRole: string;
  /** What the person showed, by hash. */
  readonly evidence: readonly Evidence[];
}

/** The VCDM 2.0 object of an endorsement, every claim disclosed one by one. Refuses one of no competence. */
export const endorsementClaims = (record: EndorsementRecord): ClaimsToSign => {
  const { competences, declared, endorsedOn, endorserRole, evidence } = record;
  if (competences.length === 0) throw new RangeError('an endorsement names a competence');
  const ld = filled({
    '@context': [credentialsContext, ownContext],
    type: ['VerifiableCredential', 'EndorsementCredential'],
    credentialSubject: {
      competences: competences.map(({ name, code }) => filled({ name, code })),
      declared: { title: declared.title, organisation: declared.organisation, digestSRI: declared.digest },
      endorsedOn,
      endorserRole,
    },
    evidence: evidence.length > 0 ? evidence.map(({ name, digest }) => ({ type: ['Evidence'], name, digestSRI: digest })) : null,
  });
  return { ld, disclosable: present(disclosablePaths('endorsement'), ld) };
};
