import type { PayloadOf } from '#shared/contract/fact';
import type { personCorrected } from '#shared/contracts/issuer/people';
import type { ClaimsToSign } from '#shared/credentials/ld';
import type { Happened } from '#shared/server/reactions';
import { organisationOf, type Scope } from '#shared/server/scope';
import { identityOf, type Identity } from '../people/index.ts';
import { openClaims, sealClaims } from './frozen-claims.ts';
import { waits } from './issuance-states.ts';
import { IssuanceModel } from './issuance.model.ts';
import { replaceCredential } from './replace-credential.ts';
import { sameNameSpelt, type Names } from './same-name-spelt.ts';

const reasonCode = 'identity-corrected';

type Named = Pick<Identity, 'givenName' | 'familyName' | 'email'>;

const subjectOf = (claims: ClaimsToSign) => claims.ld['credentialSubject'] as Readonly<Record<string, string>> & Names;

/** The same enrolment in the name the organism knows now; null when it already says so. */
const renamed = (claims: ClaimsToSign, { givenName, familyName, email }: Named): ClaimsToSign | null => {
  const subject = subjectOf(claims);
  if (subject['givenName'] === givenName && subject['familyName'] === familyName && subject['email'] === email) return null;
  return { ...claims, ld: { ...claims.ld, credentialSubject: { ...subject, givenName, familyName, email } } };
};

/** What an enrolment would say today; null for what names nobody, or says so already. */
export async function correctedClaims(scope: Scope, issuance: IssuanceModel): Promise<ClaimsToSign | null> {
  if (issuance.kind !== 'enrolment') return null;
  return renamed(await openClaims(scope, issuance), await identityOf(scope, issuance.personId));
}

const correct = async (scope: Scope, issuance: IssuanceModel, identity: Named): Promise<void> => {
  const before = await openClaims(scope, issuance);
  const claims = renamed(before, identity);
  if (!claims) return;
  if (waits(issuance.state)) {
    const sealedClaims = await sealClaims(scope, issuance.id, claims);
    await IssuanceModel.query(scope.db).findById(issuance.id).patch({ sealedClaims });
  } else {
    const untilDelivered = sameNameSpelt(subjectOf(before), identity);
    await replaceCredential(scope, { issuance, reasonCode, claims, untilDelivered });
  }
};

/**
 * A corrected name or address reaches the enrolment credentials, which alone carry them: what waits is corrected before anyone collects it,
 * what is held is offered anew (GDPR article 5.1.d: inaccurate data are rectified without delay). Another name ends the former credential at
 * once; a spelling leaves it until the new one is in the wallet (shared/decisions/0010). Competences name nobody.
 */
export async function correctIdentity(scope: Scope, { payload: { personId } }: Happened<PayloadOf<typeof personCorrected>>): Promise<void> {
  const identity = await identityOf(scope, personId);
  const issuances = await IssuanceModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), personId, kind: 'enrolment' })
    .whereIn('state', ['offered', 'claimed', 'signed', 'delivered', 'suspended'])
    .orderBy('id')
    .forUpdate();
  for (const issuance of issuances) await correct(scope, issuance, identity);
}
