import { Model } from 'objection';
import type { ConsentEvent } from '#shared/credentials/consent-facts';

export class ConsentReceiptModel extends Model {
  static override tableName = 'consent_receipts';
  declare id: string;
  declare organisationId: string;
  declare requestId: string;
  declare disclosureId: string | null;
  declare event: ConsentEvent;
  /** Thumbprint of the wallet's key. */
  declare holder: string;
  /** JWS JSON serialisation, both signatures. */
  declare receipt: string;
  declare madeAt: Date;
}
