import * as contracts from '#shared/contracts/verifier/candidates';
import type { Mount } from '#shared/server/kernel';
import { serve } from '#shared/server/serve';
import { challengeWallet } from './challenge-wallet.ts';
import { getCandidate } from './get-candidate.ts';
import { prepareProfile } from './prepare-profile.ts';
import { publishProfile } from './publish-profile.ts';
import { searchCandidates } from './search-candidates.ts';
import { signInWallet } from './sign-in-wallet.ts';
import { suggestCompetences } from './suggest-competences.ts';
import { withdrawProfile } from './withdraw-profile.ts';

/** `getProfile` also counts the offers that wait, so it is served by `offers`, which knows candidates. */
export const routes: Mount = (kernel) => {
  serve(kernel, contracts.challengeWallet, challengeWallet);
  serve(kernel, contracts.signInWallet, signInWallet);
  serve(kernel, contracts.prepareProfile, prepareProfile);
  serve(kernel, contracts.publishProfile, publishProfile);
  serve(kernel, contracts.withdrawProfile, withdrawProfile);
  serve(kernel, contracts.searchCandidates, searchCandidates);
  serve(kernel, contracts.getCandidate, getCandidate);
  serve(kernel, contracts.suggestCompetences, suggestCompetences);
};
