import { notFound } from '#shared/contract/problem';
import type { EvidenceFile, EvidenceType } from '#shared/contracts/issuer/evidence-file';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { describeFile } from './describe-file.ts';
import { described, EvidenceFileModel, ValidationEvidenceModel } from './evidence-file.model.ts';

interface Rests {
  readonly id: string;
  readonly organisationId: string;
  readonly enrolmentId: string;
  readonly competenceId: string;
}

/**
 * A validation comes to rest on these files, in this order. Refuses, as not found, a file of another organism, trainee or competence: evidence of
 * one thing never proves another.
 */
export async function attachEvidence(scope: Scope, validation: Rests, ids: readonly string[]): Promise<void> {
  const { id: validationId, organisationId, enrolmentId, competenceId } = validation;
  for (const [place, evidenceFileId] of [...new Set(ids)].entries()) {
    const attached = await EvidenceFileModel.query(scope.db)
      .modify('ofOrganisation', scope)
      .where({ id: evidenceFileId, enrolmentId, competenceId })
      .patch({ attachedAt: scope.now() });
    if (attached !== 1) throw new Refusal(notFound);
    await ValidationEvidenceModel.query(scope.db)
      .insert({ organisationId, validationId, evidenceFileId, place })
      .returning(['validationId', 'evidenceFileId']);
  }
}

/** The files a validation rests on, in their order. */
export async function evidenceBehind(scope: Scope, validationId: string): Promise<readonly EvidenceFile[]> {
  const rows = await EvidenceFileModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .join('validation_evidence as rests', 'rests.evidence_file_id', 'evidence_files.id')
    .where('rests.validation_id', validationId)
    .orderBy('rests.place')
    .select(described);
  return rows.map(describeFile);
}

const words: Readonly<Record<EvidenceType, string>> = {
  'image/jpeg': 'Photo',
  'image/png': 'Photo',
  'image/webp': 'Photo',
  'application/pdf': 'Document',
};

/** As a credential names them: what kind of thing, its media type and its hash, as in Subresource Integrity. */
export const signedEvidence = (files: readonly EvidenceFile[]): { name: string; digest: string; mediaType: EvidenceType }[] =>
  files.map(({ mediaType, sha256 }) => ({
    name: words[mediaType],
    mediaType,
    digest: `sha256-${Buffer.from(sha256, 'hex').toString('base64')}`,
  }));
