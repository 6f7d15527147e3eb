import {
  nonceUsed,
  nothingProven,
  profilePublished,
  publishProfile as contract,
  type Profile,
} from '#shared/contracts/verifier/candidates';
import type { InputOf } from '#shared/contract/route';
import { dayInParis } from '#shared/contract/paris';
import { Refusal } from '#shared/server/refusal';
import type { Scope } from '#shared/server/scope';
import { getOwnProfile } from './get-own-profile.ts';
import { proveCompetences } from './prove-competences.ts';
import { proveName } from './prove-name.ts';
import { saveProfile } from './save-profile.ts';
import { spendNonce } from './spend-nonce.ts';
import { walletKey } from './wallet-key.ts';

type Body = InputOf<typeof contract>['body'];

const nameOf = (scope: Scope, body: Body): Promise<string | null> =>
  body.visibility === 'named'
    ? proveName(scope, { compact: body.name, nonce: body.nonce, place: body.competences.length })
    : Promise.resolve(null);

/**
 * Publishes or replaces the profile of a key: every competence shown is proven by a presentation bound to this publication's nonce, and only
 * the facts that follow are kept. Refuses an unknown or used nonce, nothing shown, a proof that does not hold or whose issuer nobody vouches
 * for, and a name without an enrolment that says it.
 */
export async function publishProfile(scope: Scope, { body }: Pick<InputOf<typeof contract>, 'body'>): Promise<Profile> {
  const holder = walletKey(scope);
  if (body.competences.length === 0) throw new Refusal(nothingProven);
  if (!(await spendNonce(scope, { nonce: body.nonce, purpose: 'profile', holder }))) throw new Refusal(nonceUsed);
  const competences = await proveCompetences(scope, { proofs: body.competences, nonce: body.nonce });
  const name = await nameOf(scope, body);
  const { visibility, department, situation, availableFrom } = body;
  const publishedOn = dayInParis(scope.now());
  const candidateId = await saveProfile(scope, {
    holder,
    visibility,
    department,
    situation,
    availableFrom,
    publishedOn,
    name,
    competences,
  });
  await scope.record(profilePublished, candidateId, { candidateId });
  const profile = await getOwnProfile(scope);
  if (!profile) throw new Error('a profile just saved is there');
  return profile;
}
