import { notFound } from '#shared/contract/problem';
import type { InputOf } from '#shared/contract/route';
import { ProvenCompletion, type getCompletion, type getWalletCompletion } from '#shared/contracts/issuer/completions';
import { readHalfDayLeaf } from '#shared/credentials/half-day-leaf';
import { proveInclusion } from '#shared/credentials/merkle';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { connectedWallet } from '../people/index.ts';
import { findVisibleSession } from '../training/index.ts';
import { CompletionLeafModel, CompletionModel } from './completion.model.ts';

const provenHalfDays = async (scope: Scope, { id, root }: CompletionModel): Promise<ProvenCompletion> => {
  const rows = await CompletionLeafModel.query(scope.db).modify('ofOrganisation', scope).where({ completionId: id }).orderBy('place');
  const leaves = rows.map((row) => row.leaf);
  const halfDays = await Promise.all(
    leaves.map(async (leaf, place) => {
      const { day, half, mark, minutes, planned } = readHalfDayLeaf(leaf)!;
      return { day, half, mark, minutes, planned, proof: await proveInclusion(leaves, place) };
    }),
  );
  return ProvenCompletion.parse({ root, halfDays });
};

/** Every half-day under a certificate, each with its proof. Refuses, as not found, one of another organism or of a session not to be seen. */
export async function getCompletionProofs(scope: Scope, { params }: InputOf<typeof getCompletion>): Promise<ProvenCompletion> {
  const found = await CompletionModel.query(scope.db).modify('ofOrganisation', scope).findById(params.completionId);
  if (!found) throw new Refusal(notFound);
  await findVisibleSession(scope, found.sessionId);
  return provenHalfDays(scope, found);
}

/** The same for the person it is about, former certificates included. Refuses, as not found, a root of somebody else's. */
export async function getWalletCompletionProofs(scope: Scope, { params }: InputOf<typeof getWalletCompletion>): Promise<ProvenCompletion> {
  const { personId } = connectedWallet(scope);
  const found = await CompletionModel.query(scope.db).modify('ofOrganisation', scope).findOne({ root: params.root, personId });
  if (!found) throw new Refusal(notFound);
  return provenHalfDays(scope, found);
}
