import { Model } from 'objection';
import type { WishedClaim } from '#shared/contracts/verifier/disclosures';
import type { OfferStateName } from './offer-states.ts';

export class OfferModel extends Model {
  static override tableName = 'offers';
  static override jsonAttributes = ['wishes'];
  declare id: string;
  declare organisationId: string;
  declare holder: string;
  declare handle: string;
  declare title: string;
  declare message: string;
  declare contract: 'cdi' | 'cdd' | 'interim' | 'apprenticeship' | 'internship' | 'training';
  declare department: string;
  declare place: string | null;
  declare startsOn: string | null;
  declare purpose: string;
  declare wishes: WishedClaim[];
  declare retentionDays: number;
  declare state: OfferStateName;
  declare sentBy: string;
  declare sentAt: Date;
  declare seenAt: Date | null;
  declare answeredAt: Date | null;
  declare expiresAt: Date;
  declare disclosureId: string | null;
}
