import { Model } from 'objection';
import type { PublicJwk } from '#shared/server/keys/keys';
import type { CodePurpose } from './offer-code.model.ts';

/** A credential promised for later: the keys that were proven for it. Only the hash of the transaction is kept. */
export class DeferredIssuanceModel extends Model {
  static override tableName = 'deferred_issuances';
  static override jsonAttributes = ['holders'];
  declare id: string;
  declare organisationId: string;
  declare issuanceId: string;
  declare transactionHash: string;
  declare holders: readonly PublicJwk[];
  declare purpose: CodePurpose;
  declare expiresAt: Date;
}
