import { notFound } from '#shared/contract/problem';
import type { InputOf, ReplyOf } from '#shared/contract/route';
import type { readEvidence as contract } from '#shared/contracts/issuer/evidence';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { findVisibleSession } from '../training/index.ts';
import { describeFile } from './describe-file.ts';
import { EvidenceFileModel } from './evidence-file.model.ts';
import { openContent } from './seal-content.ts';

/** A file for those who see its session. Refuses, as not found, everyone else. */
export async function readEvidence(scope: Scope, { params }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const file = await EvidenceFileModel.query(scope.db).modify('ofOrganisation', scope).findById(params.evidenceFileId);
  if (!file) throw new Refusal(notFound);
  await findVisibleSession(scope, file.sessionId);
  return { ...describeFile(file), content: (await openContent(scope, file)).toString('base64') };
}
