import type { EvidenceFile } from '#shared/contracts/issuer/evidence-file';
import type { EvidenceFileModel } from './evidence-file.model.ts';

/** A file as it leaves the server, without its bytes. */
export const describeFile = ({ id, mediaType, bytes, sha256, addedAt }: EvidenceFileModel): EvidenceFile => ({
  id: id as EvidenceFile['id'],
  mediaType,
  bytes,
  sha256,
  addedAt: addedAt.toISOString(),
});
