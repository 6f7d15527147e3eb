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

const reason = 'Identité corrigée\u00a0: une nouvelle attestation est proposée.';

type Named = Pick<Identity, 'givenName' | 'familyName' | 'email'>;

/** The same enrolment in the name the organism knows now; null when it already says so. */
const renamed = (claims: ClaimsToSign, { givenName, familyName, email }: Named): ClaimsToSign | null => {
  const subject = claims.ld['credentialSubject'] as Readonly<Record<string, string>>;
  if (subject['givenName'] === givenName && subject['familyName'] === familyName && subject['email'] === email) return null;
  return { ...claims, ld: { ...claims.ld, credentialSubject: { ...subject, givenName, familyName, email } } };
};

/**
 * A corrected name or address reaches the enrolment credentials, which alone carry them: what waits is corrected before anyone collects it,
 * what is held is revoked and offered anew (GDPR article 5.1.d: inaccurate data are rectified without delay). Competences name nobody.
 */
export async function correctIdentity(scope: Scope, { payload: { personId } }: Happened<PayloadOf<typeof personCorrected>>): Promise<void> {
  const identity = await identityOf(scope, personId);
  const issuances = await IssuanceModel.query(scope.db)
    .where({ organisationId: organisationOf(scope), personId, kind: 'enrolment' })
    .whereIn('state', ['offered', 'claimed', 'signed', 'delivered'])
    .orderBy('id')
    .forUpdate();
  for (const issuance of issuances) {
    const claims = renamed(await openClaims(scope, issuance), identity);
    if (!claims) continue;
    if (waits(issuance.state)) {
      const sealedClaims = await sealClaims(scope, issuance.id, claims);
      await IssuanceModel.query(scope.db).findById(issuance.id).patch({ sealedClaims });
    } else {
      await replaceCredential(scope, { issuance, reason, claims });
    }
  }
}
