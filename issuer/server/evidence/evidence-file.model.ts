import { Model } from 'objection';
import type { EvidenceType } from '#shared/contracts/issuer/evidence-file';
import { tenantModifiers } from '#shared/server/of-organisation';

/** A photo or document, sealed. Select `described` unless the bytes are wanted. */
export class EvidenceFileModel extends Model {
  static override tableName = 'evidence_files';
  static override modifiers = tenantModifiers;
  declare id: string;
  declare organisationId: string;
  declare sessionId: string;
  declare enrolmentId: string;
  declare personId: string;
  declare competenceId: string;
  declare mediaType: EvidenceType;
  declare bytes: number;
  declare sha256: string;
  declare sealedKey: string;
  declare content: Buffer;
  declare addedBy: string;
  declare addedAt: Date;
  declare attachedAt: Date | null;
}

/** Which validation rests on which file. */
export class ValidationEvidenceModel extends Model {
  static override tableName = 'validation_evidence';
  static override idColumn = ['validationId', 'evidenceFileId'];
  static override modifiers = tenantModifiers;
  declare organisationId: string;
  declare validationId: string;
  declare evidenceFileId: string;
  declare place: number;
}

/** Everything but key and bytes. */
export const described = [
  ...['id', 'organisationId', 'sessionId', 'enrolmentId', 'personId', 'competenceId'],
  ...['mediaType', 'bytes', 'sha256', 'addedBy', 'addedAt', 'attachedAt'],
].map((name) => `evidenceFiles.${name}`);
