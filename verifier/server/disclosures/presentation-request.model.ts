import { Model } from 'objection';
import type { DcqlQueryJson } from '#shared/credentials/dcql-build';
import type { WishedClaim } from '#shared/contracts/verifier/disclosures';
import type { RequestStateName } from './request-states.ts';

export type ResponseMode = 'direct_post' | 'direct_post.jwt';

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
  /** Where it is answered from; what begins in a browser has a session. */
  declare flow: 'direct' | 'counter' | 'same-device' | 'other-device';
  declare linkId: string | null;
  /** Two digits that stand on the screen beside the QR. */
  declare matchCode: string | null;
  declare matchTries: number;
  declare sessionHash: string | null;
  declare responseMode: ResponseMode;
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
  /** SHA-256 of what the wallet answered, and when: what a consent receipt is about. */
  declare answerHash: string | null;
  declare answeredAt: Date | null;
}

export const sealedKeyColumn = 'presentation_requests.sealed_key';
