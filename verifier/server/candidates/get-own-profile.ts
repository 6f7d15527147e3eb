import type { Profile } from '#shared/contracts/verifier/candidates';
import type { Scope } from '#shared/server/scope';
import { CandidateModel } from './candidate.model.ts';
import { describeCards } from './describe-cards.ts';
import { walletKey } from './wallet-key.ts';

/** The profile this key published, as companies see it, without handle; null when there is none. */
export async function getOwnProfile(scope: Scope): Promise<Profile | null> {
  const own = await CandidateModel.query(scope.db)
    .findOne({ holder: walletKey(scope) })
    .withGraphFetched('competences.skill');
  if (!own) return null;
  const [card] = await describeCards(scope, [own], () => null);
  return { ...card!, updatedAt: own.updatedAt.toISOString() };
}
