import { profileWithdrawn } from '#shared/contracts/verifier/candidates';
import type { Scope } from '#shared/server/scope';
import { CandidateModel } from './candidate.model.ts';
import { walletKey } from './wallet-key.ts';

/** Withdraws the key's profile at once: nothing of it is left here, found or shown. Without a profile there is nothing to do. */
export async function withdrawProfile(scope: Scope): Promise<void> {
  const own = await CandidateModel.query(scope.db).findOne({ holder: walletKey(scope) });
  if (!own) return;
  // Competences and search row go with it.
  await CandidateModel.query(scope.db).deleteById(own.id);
  await scope.record(profileWithdrawn, own.id, { candidateId: own.id });
}
