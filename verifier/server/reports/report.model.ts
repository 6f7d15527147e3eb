import { Model } from 'objection';
import type { WishedClaim } from '#shared/contracts/verifier/disclosures';
import type { ReportReason } from '#shared/contracts/verifier/reports';

export class ReportModel extends Model {
  static override tableName = 'reports';
  static override jsonAttributes = ['wishes'];
  declare id: string;
  /** Whom it is about; that company never sees it. */
  declare organisationId: string;
  declare requestId: string;
  declare purpose: string;
  declare wishes: WishedClaim[];
  declare retentionDays: number;
  declare reason: ReportReason;
  declare sealedWords: string | null;
  declare followHash: string;
  declare madeAt: Date;
  declare state: 'open' | 'upheld' | 'dismissed';
  declare answer: string | null;
  declare answeredAt: Date | null;
}

export const wordsColumn = 'reports.sealed_words';
