import { Model } from 'objection';

export class DisclosureModel extends Model {
  static override tableName = 'disclosures';
  declare id: string;
  declare organisationId: string;
  declare requestId: string;
  declare offerId: string | null;
  declare holder: string | null;
  declare handle: string | null;
  declare purpose: string;
  declare claims: string[];
  declare state: 'received' | 'withdrawn' | 'expired';
  declare verdict: 'verified' | 'to-check' | 'refused' | null;
  declare receiptHash: string;
  declare sealed: string | null;
  declare receivedAt: Date;
  declare keptUntil: Date;
  declare withdrawnAt: Date | null;
}
