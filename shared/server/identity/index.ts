import type { Module } from '#shared/server/module';
import { jobs } from './forget-spent.ts';
import { routes } from './routes.ts';

export { makeAuthenticate, type AuthenticateWallet, type WalletActor } from './authenticate.ts';
export { awaitConfirmation, confirmationHours, type FirstAccount } from './await-confirmation.ts';
export { confirmSignUp } from './confirm-sign-up.ts';
export { identityTenant } from './desk.ts';
export { GuessLimit } from './guess-limit.ts';
export { accessTokenHash, checkProof, ProofRefused, type CheckedProof, type ProofToCheck } from './dpop.ts';
export { evenly } from './even-time.ts';
export { invitePlatformAdministrator } from './invite-platform-administrator.ts';
export { listMembers } from './list-members.ts';
export { localeOfAddress } from './locale-of-address.ts';
export { proveAgain } from './prove-again.ts';
export { signedInAccount } from './signed-in-account.ts';
export { signedInName } from './signed-in-name.ts';
export { spendProof } from './spend-proof.ts';

export const identityModule: Module = { name: 'identity', routes, jobs };
