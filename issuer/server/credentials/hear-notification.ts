import { OAuthRefusal } from '#shared/server/oauth-refusal';
import type { Scope } from '#shared/server/scope';
import { isCutOff } from '../people/index.ts';
import { IssuanceModel } from './issuance.model.ts';
import { keepDelivery } from './keep-delivery.ts';
import type { CodePurpose } from './offer-code.model.ts';
import { replaceCredential } from './replace-credential.ts';

export interface Notification {
  /** Those of the access token. */
  readonly issuanceIds: readonly string[];
  readonly purpose: CodePurpose;
  readonly connectionId: string | null;
  readonly notificationId: string;
  readonly event: 'credential_accepted' | 'credential_failure' | 'credential_deleted';
}

/**
 * What a wallet says of the credential it received (OpenID4VCI 1.0 section 11). Accepted is delivery; a failure gives the first keys up: the
 * copies are revoked and the same claims are offered again. What was delivered earlier, or signed for another device, is not touched. Refuses an id
 * that is not this token's, and a device that was cut off.
 */
export async function hearNotification(scope: Scope, heard: Notification): Promise<void> {
  const { issuanceIds, purpose, connectionId, notificationId, event } = heard;
  const unknown = new OAuthRefusal('invalid_notification_id', 'no such notification');
  if (!issuanceIds.includes(notificationId)) throw unknown;
  const issuance = await IssuanceModel.query(scope.db).modify('ofOrganisation', scope).findById(notificationId).forUpdate();
  if (!issuance?.signedAt || (connectionId !== null && (await isCutOff(scope, connectionId)))) throw unknown;
  if (event === 'credential_accepted') await keepDelivery(scope, issuance, connectionId);
  else if (issuance.state === 'signed' && purpose === 'collect') {
    await replaceCredential(scope, { issuance, reasonCode: 'not-kept' });
    await scope.audit('credential.replaced', 'issuance', issuance.id);
  }
}
