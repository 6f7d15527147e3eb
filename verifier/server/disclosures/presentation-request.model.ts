import { Model } from 'objection';
import type { DcqlQueryJson } from '#shared/credentials/dcql-build';
import type { WishedClaim } from '#shared/contracts/verifier/disclosures';
import type { RequestStateName } from './request-states.ts';

export class PresentationRequestModel extends Model {
  static override tableName = 'presentation_requests';
  static override jsonAttributes = ['wishes', 'query', 'encryptionKey'];
  declare id: string;
  declare organisationId: string;
  declare offerId: string | null;
  declare holder: string | null;
  declare handle: string | null;
  declare purpose: string;
  declare wishes: WishedClaim[];
  declare retentionDays: number;
  declare state: RequestStateName;
  declare codeHash: string;
  declare clientId: string;
  declare nonce: string;
  declare responseState: string;
  declare query: DcqlQueryJson;
  declare encryptionKey: { kty: string; crv: string; x: string; y: string; kid: string; use: 'enc'; alg: 'ECDH-ES' };
  declare sealedKey: string | null;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare fetchedAt: Date | null;
  declare closedAt: Date | null;
}

export const sealedKeyColumn = 'presentation_requests.sealed_key';
