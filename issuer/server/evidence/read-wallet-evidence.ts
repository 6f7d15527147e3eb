import { notFound } from '#shared/contract/problem';
import type { InputOf, ReplyOf } from '#shared/contract/route';
import type { readWalletEvidence as contract } from '#shared/contracts/issuer/evidence';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { connectedWallet } from '../people/index.ts';
import { EvidenceFileModel } from './evidence-file.model.ts';
import { openContent } from './seal-content.ts';

/** The file of this hash behind a validation of this wallet's own person. Refuses, as not found, a file of anyone else, or not decided on yet. */
export async function readWalletEvidence(scope: Scope, { params }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const { personId } = connectedWallet(scope);
  const file = await EvidenceFileModel.query(scope.db)
    .modify('ofOrganisation', scope)
    .where({ personId, sha256: params.sha256 })
    .whereNotNull('attachedAt')
    .first();
  if (!file) throw new Refusal(notFound);
  return { mediaType: file.mediaType, content: (await openContent(scope, file)).toString('base64') };
}
