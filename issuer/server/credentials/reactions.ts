import { attendanceCorrected, attendanceSignedOff } from '#shared/contracts/issuer/attendance';
import { contestationAnswered } from '#shared/contracts/issuer/contestations';
import { credentialResumed, credentialRevoked, credentialSuspended } from '#shared/contracts/issuer/credentials';
import { completionIssued, completionReplaced, completionWithdrawn } from '#shared/contracts/issuer/completions';
import { competenceValidated, validationCorrected, validationWithdrawn } from '#shared/contracts/issuer/competences';
import { walletDeviceAdded, walletDeviceRemoved } from '#shared/contracts/issuer/devices';
import { personCorrected, walletLost, walletRecovered } from '#shared/contracts/issuer/people';
import { endorsementWithdrawn, experienceEndorsed } from '#shared/contracts/issuer/endorsements';
import { enrolmentRecorded } from '#shared/contracts/issuer/training';
import { keyCompromised } from '#shared/contracts/signing-keys';
import { on, type Reaction } from '#shared/server/reactions';
import { announceDevice } from './announce-device.ts';
import { announceRecovery } from './announce-recovery.ts';
import { correctIdentity } from './correct-identity.ts';
import { offerAttendance, replaceAttendance } from './offer-attendance.ts';
import { offerCompletion, replaceCompletion, withdrawCompletion } from './offer-completion.ts';
import { offerCompetence, replaceCompetence } from './offer-competence.ts';
import { offerEndorsement, revokeEndorsement } from './offer-endorsement.ts';
import { offerEnrolment } from './offer-enrolment.ts';
import { reofferLost } from './reoffer-lost.ts';
import { reofferFallen } from './reoffer-fallen.ts';
import { resignLists } from './resign-lists.ts';
import { forgetFallen } from './exports/forget-fallen.ts';
import { revokeDevice } from './revoke-device.ts';
import { tellAnswer } from './tell-answer.ts';
import { tellHolder } from './tell-holder.ts';
import { withdrawCredential } from './withdraw-credential.ts';

/**
 * What this module knows of training: facts, never its tables. The end of an enrolment is not among them, for it takes nothing back that was
 * earned; nor is a suspension, during which offers wait and the protocol refuses.
 */
export const reactions: readonly Reaction[] = [
  on(enrolmentRecorded, 'credentials.offer-enrolment', offerEnrolment),
  on(competenceValidated, 'credentials.offer-competence', offerCompetence),
  on(validationCorrected, 'credentials.replace-competence', replaceCompetence),
  on(attendanceSignedOff, 'credentials.offer-attendance', offerAttendance),
  on(attendanceCorrected, 'credentials.replace-attendance', replaceAttendance),
  on(completionIssued, 'credentials.offer-completion', offerCompletion),
  on(completionReplaced, 'credentials.replace-completion', replaceCompletion),
  on(completionWithdrawn, 'credentials.withdraw-completion', withdrawCompletion),
  on(experienceEndorsed, 'credentials.offer-endorsement', offerEndorsement),
  on(endorsementWithdrawn, 'credentials.revoke-endorsement', revokeEndorsement),
  on(validationWithdrawn, 'credentials.withdraw-credential', withdrawCredential),
  on(personCorrected, 'credentials.correct-identity', correctIdentity),
  on(keyCompromised, 'credentials.resign-lists', resignLists),
  on(keyCompromised, 'credentials.reoffer-fallen', reofferFallen),
  on(keyCompromised, 'credentials.forget-fallen', forgetFallen),
  on(walletLost, 'credentials.reoffer-lost', reofferLost),
  on(credentialSuspended, 'credentials.tell-suspended', tellHolder),
  on(credentialResumed, 'credentials.tell-resumed', tellHolder),
  on(credentialRevoked, 'credentials.tell-revoked', tellHolder),
  on(contestationAnswered, 'credentials.tell-answer', tellAnswer),
  on(walletRecovered, 'credentials.announce-recovery', announceRecovery),
  on(walletDeviceAdded, 'credentials.announce-device', announceDevice),
  on(walletDeviceRemoved, 'credentials.revoke-device', revokeDevice),
];
