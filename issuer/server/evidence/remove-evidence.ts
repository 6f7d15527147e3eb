import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import { evidenceAttached, type removeEvidence as contract } from '#shared/contracts/issuer/evidence';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { findVisibleSession } from '../training/index.ts';
import { described, EvidenceFileModel } from './evidence-file.model.ts';

/** Takes back a file before anything rests on it. Refuses one that is attached and, as not found, one the actor may not see. */
export async function removeEvidence(scope: Scope, { params }: InputOf<typeof contract>) {
  const file = await EvidenceFileModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .findById(params.evidenceFileId)
    .select(described)
    .forUpdate();
  if (!file) throw new Refusal(notFound);
  await findVisibleSession(scope, file.sessionId);
  if (file.attachedAt) throw new Refusal(evidenceAttached);
  await EvidenceFileModel.query(scope.db).deleteById(file.id);
  await scope.audit('evidence.removed', 'evidence-file', file.id);
  return {};
}
