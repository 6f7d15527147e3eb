import { Model } from 'objection';
import type { WishedClaim } from '#shared/contracts/verifier/disclosures';

export class PresentationLinkModel extends Model {
  static override tableName = 'presentation_links';
  static override jsonAttributes = ['wishes'];
  declare id: string;
  declare organisationId: string;
  declare purpose: string;
  declare wishes: WishedClaim[];
  declare retentionDays: number;
  declare codeHash: string;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare closedAt: Date | null;
}
