import { createHash } from 'node:crypto';
import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import { notAssigned, notEnrolled } from '#shared/contracts/issuer/competences';
import {
  evidenceQuota,
  evidenceTooLarge,
  evidenceTooMany,
  evidenceUnreadable,
  type addEvidence as contract,
} from '#shared/contracts/issuer/evidence';
import { mostEvidenceBytes, mostEvidenceFiles, type EvidenceFile } from '#shared/contracts/issuer/evidence-file';
import { signedInAccount } from '#shared/server/identity/index';
import { requireApproved } from '#shared/server/organisations/index';
import { newId } from '#shared/server/random';
import { Refusal } from '#shared/server/refusal';
import { organisationOf, type Scope } from '#shared/server/scope';
import { takeTurn } from '#shared/server/take-turn';
import { findSession, knownEnrolment, listTaughtCompetences, type KnownEnrolment } from '../training/index.ts';
import { describeFile } from './describe-file.ts';
import { EvidenceFileModel } from './evidence-file.model.ts';
import { sealContent } from './seal-content.ts';
import { sniffType } from './sniff-type.ts';

/** Of one organism, whatever the number of files. */
export const quotaBytes = 2 * 1024 ** 3;

const bytesOf = (content: string): Buffer => {
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length > mostEvidenceBytes) throw new Refusal(evidenceTooLarge);
  if (bytes.toString('base64') !== content) throw new Refusal(evidenceUnreadable);
  return bytes;
};

type Input = InputOf<typeof contract>;

/** Whoever may decide on this cell may add to it. */
const requireCell = async (scope: Scope, { params, body }: Input): Promise<KnownEnrolment> => {
  const session = await findSession(scope, params.sessionId);
  if (!session.assigned) throw new Refusal(notAssigned);
  const enrolment = await knownEnrolment(scope, body.enrolmentId);
  const taught = (await listTaughtCompetences(scope, session.programme.id)).some(({ id }) => id === body.competenceId);
  if (enrolment.sessionId !== session.id || !taught) throw new Refusal(notFound);
  if (!enrolment.active) throw new Refusal(notEnrolled);
  return enrolment;
};

/** One at a time for each organism, so that two that arrive together are both counted. */
const requireRoom = async (scope: Scope, { body }: Input, bytes: number): Promise<void> => {
  await takeTurn(scope, `evidence:${organisationOf(scope)}`);
  const own = () => EvidenceFileModel.query(scope.db).modify('ofOrganisation', scope);
  const { enrolmentId, competenceId } = body;
  const waiting = await own().where({ enrolmentId, competenceId }).whereNull('attachedAt').resultSize();
  if (waiting >= mostEvidenceFiles) throw new Refusal(evidenceTooMany);
  const kept = (await own().sum('bytes as total').first().castTo<{ total: string | null } | undefined>())?.total ?? '0';
  if (Number(kept) + bytes > quotaBytes) throw new Refusal(evidenceQuota);
};

/**
 * Keeps a photo or document for a decision about to be made, sealed, by its hash. Refuses what is neither by its bytes, too large, a sixth one for
 * this cell, more than the organism's room, and every cell one may not decide on.
 */
export async function addEvidence(scope: Scope, input: Input): Promise<EvidenceFile> {
  await requireApproved(scope);
  const { personId, enrolmentId, sessionId } = await requireCell(scope, input);
  const plain = bytesOf(input.body.content);
  const mediaType = sniffType(plain);
  if (!mediaType) throw new Refusal(evidenceUnreadable);
  await requireRoom(scope, input, plain.length);
  const place = { id: newId(scope.now()), organisationId: organisationOf(scope) };
  const row = await EvidenceFileModel.query(scope.db).insert({
    ...place,
    ...{ sessionId, enrolmentId, personId, competenceId: input.body.competenceId, mediaType, bytes: plain.length },
    ...{ sha256: createHash('sha256').update(plain).digest('hex'), addedBy: signedInAccount(scope).accountId, addedAt: scope.now() },
    ...(await sealContent(scope, place, plain)),
  });
  await scope.audit('evidence.added', 'evidence-file', place.id, { bytes: plain.length, mediaType });
  return describeFile(row);
}
