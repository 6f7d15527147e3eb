import { Model } from 'objection';
import type { Day } from '#shared/contract/values';
import type { KeyAlgorithm } from '#shared/contracts/signing-keys';
import type { PublicJwk, RsaPublicJwk } from '#shared/server/keys/keys';

export class IssuerKeyModel extends Model {
  static override tableName = 'issuer_keys';
  declare id: string;
  declare organisationId: string;
  declare kid: string;
  declare did: string;
  declare publicJwk: PublicJwk | RsaPublicJwk;
  declare wrapped: string;
  /** ES256 signs whatever the organisation says; RS256 badges alone. */
  declare algorithm: KeyAlgorithm;
  declare state: 'coming' | 'active' | 'retired' | 'compromised';
  /** The first day (UTC) whose signatures are refused. */
  declare compromisedFrom: Day | null;
  declare compromisedAt: Date | null;
  declare certificate: string | null;
  declare certificateIssuer: string | null;
  declare certificateUntil: Date | null;
  declare validFrom: Date;
  declare validUntil: Date | null;
}
