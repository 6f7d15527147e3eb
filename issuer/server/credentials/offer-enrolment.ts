import type { PayloadOf } from '#shared/contract/fact';
import type { enrolmentRecorded } from '#shared/contracts/issuer/training';
import { enrolmentClaims } from '#shared/credentials/enrolment-claims';
import { dayInParis } from '#shared/contract/paris';
import type { Happened } from '#shared/server/reactions';
import type { Scope } from '#shared/server/scope';
import { identityOf } from '../people/index.ts';
import { offerCredential } from './offer-credential.ts';

/**
 * An enrolment earns the only credential that carries a name: the person's identity as the organism knows it at that moment. No e-mail of its
 * own: the invitation to connect a wallet goes out at the same time.
 */
export async function offerEnrolment(scope: Scope, { payload, recordedAt }: Happened<PayloadOf<typeof enrolmentRecorded>>): Promise<void> {
  const { enrolmentId, personId, sessionId, programmeTitle, sessionTitle, startsOn, endsOn } = payload;
  const { givenName, familyName, email } = await identityOf(scope, personId);
  await offerCredential(scope, {
    personId,
    kind: 'enrolment',
    title: programmeTitle,
    level: null,
    earnedOn: dayInParis(recordedAt),
    sessionId,
    sourceKind: 'enrolment',
    sourceId: enrolmentId,
    claims: enrolmentClaims({ givenName, familyName, email, programme: programmeTitle, session: sessionTitle, startsOn, endsOn }),
  });
}
